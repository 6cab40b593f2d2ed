/** Takes pictures of the whole window in every style that is wanted. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../driver/eventually';
import type { PageWalk } from '../driver/pageWalk';
import type { Theme } from '../driver/workbench';
import type { Exhibit } from './exhibit';
import { type PictureStyle, type Size, sizes } from './pictureStyles';

/** A picture that was taken. */
export interface Picture extends PictureStyle {
  readonly file: string;
}

/** How often the window is looked at until it stands still. */
const mostTries = 8;

/** One window, and the folder of its pictures. */
export class Camera {
  private theme: Theme | undefined;
  private size: Size = 'wide';

  constructor(
    private readonly walk: PageWalk,
    private readonly folder: string,
  ) {}

  /** Brings the window into a state and takes it in each style; the window is wide and plain again then. */
  async take(exhibit: Exhibit, styles: readonly PictureStyle[]): Promise<readonly Picture[]> {
    await mkdir(this.folder, { recursive: true });
    const { show, leave } = exhibit;
    if (!leave) await show(this.walk);
    const pictures: Picture[] = [];
    for (const style of styles) {
      await this.turnTo(style, exhibit.sideBar);
      if (leave) await show(this.walk);
      // No hover of what happens to lie under the pointer.
      else await this.walk.workbench.page.mouse.move(0, 0);
      pictures.push({ ...style, file: await this.picture(exhibit.name, style) });
      await leave?.(this.walk);
    }
    if (leave && styles.length === 0) {
      await show(this.walk);
      await leave(this.walk);
    }
    await this.turnTo({ theme: this.theme ?? 'dark', size: 'wide' }, true);
    return pictures;
  }

  private async turnTo({ theme, size }: PictureStyle, sideBar: boolean | undefined): Promise<void> {
    const { workbench } = this.walk;
    if (theme !== this.theme) {
      // The list of themes may cover all of a small window.
      await this.resize('wide');
      await workbench.setTheme(theme);
      this.theme = theme;
    }
    await this.resize(size);
    await this.showSideBar(sideBar ?? size === 'wide');
  }

  private async resize(size: Size): Promise<void> {
    if (size === this.size) return;
    await this.walk.workbench.page.setViewportSize(sizes[size]);
    this.size = size;
  }

  /** Beside the side bar a narrow window has no place for a page: its user closes it. */
  private async showSideBar(wanted: boolean): Promise<void> {
    const { page } = this.walk.workbench;
    const bar = page.locator('.part.sidebar');
    if ((await bar.isVisible()) === wanted) return;
    await page.keyboard.press('Control+B');
    await bar.waitFor({ state: wanted ? 'visible' : 'hidden' });
  }

  /** Takes the picture once the window stands still. */
  private async picture(name: string, { theme, size }: PictureStyle): Promise<string> {
    const { page } = this.walk.workbench;
    const file = join(
      this.folder,
      `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.${theme}.${size}.png`,
    );
    let last: Buffer | undefined;
    let left = mostTries;
    await eventually(async () => {
      const now = await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      const stands = last?.equals(now) === true;
      last = now;
      if (!stands && --left > 0) throw new Error(`${name} does not stand still.`);
    });
    return file;
  }
}
