/**
 * A VS Code window in a browser, and what a person does with it. Everything waits for what it needs to
 * see and fails when it does not come; nothing sleeps. Parts of the window have files of their own.
 */
import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  calmSettings,
  installExtension,
  type RunningHost,
  type Settings,
  startHost,
} from '../../../scripts/hosts/startHost';
import { newestHost } from '../../../scripts/hosts/versions';
import { root, vsixFile } from '../../../scripts/root';
import { temporaryFolder } from '../../../scripts/temporaryFolder';
import { trialSettings } from '../../../scripts/trialSettings';
import { type SimulationSettings, simulationEnvironment, simulationTimeZone } from './simulation';
import { ContextMenu } from './contextMenu';
import { Dialog } from './dialog';
import { Editor } from './editor';
import { eventually } from './eventually';
import { currentLane, type Lane } from './lane';
import { isHovered } from './isThere';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { StatusBar } from './statusBar';
import { Tree } from './tree';
import { Webview } from './webview';

/** What a workbench is opened with. */
export interface WorkbenchOptions {
  readonly language?: 'en' | 'ja';
  /** On top of calm ones. */
  readonly settings?: Settings;
  /** Trial mode when absent. */
  readonly machineSettings?: Settings;
  /** The shared config of AWS, with profiles; empty when absent, independent of this machine. */
  readonly awsConfig?: string;
  /** The settings of the simulated account. Absent: an office on an evening without connection events. */
  readonly simulation?: Partial<SimulationSettings>;
}

/** Color themes: the label in the theme list, and the class of the window with the theme. */
const themes = {
  light: { label: 'Light Modern', className: 'vs' },
  dark: { label: 'Dark Modern', className: 'vs-dark' },
  highContrast: { label: 'Dark High Contrast', className: 'hc-black' },
  highContrastLight: { label: 'Light High Contrast', className: 'hc-light' },
} as const;

/** A theme. */
export type Theme = keyof typeof themes;

/** All themes; the last is dark. */
export const themeNames = [
  'light',
  'highContrastLight',
  'highContrast',
  'dark',
] as const satisfies readonly Theme[];

let installed: Promise<string> | undefined;

/** The folder of extensions with ours in it, which all hosts share. */
function extensionsFolder(): Promise<string> {
  return (installed ??= installPackage());
}

async function installPackage(): Promise<string> {
  const dataFolder = temporaryFolder();
  const extensionsFolder = join(dataFolder, 'extensions');
  await installExtension(newestHost, { dataFolder, extensionsFolder }, vsixFile);
  return extensionsFolder;
}

/** Hides the credentials of the user who runs the stories. */
async function awsEnvironment(folder: string, config = ''): Promise<Record<string, string>> {
  const file = join(folder, 'aws-config');
  await writeFile(file, config);
  return {
    AWS_CONFIG_FILE: file,
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** One window with its own server, data and extension. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly statusBar: StatusBar;
  readonly contextMenu: ContextMenu;
  readonly dialog: Dialog;
  readonly editor: Editor;

  private constructor(
    readonly page: Page,
    private readonly host: RunningHost,
    private readonly lane: Lane,
  ) {
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.contextMenu = new ContextMenu(page);
    this.statusBar = new StatusBar(page, this.contextMenu);
    this.dialog = new Dialog(page);
    this.editor = new Editor(page);
  }

  /** Starts a host with the extension installed and opens its window. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const dataFolder = temporaryFolder();
    const settings = { ...calmSettings, 'workbench.reduceMotion': 'on', ...options.settings };
    const host = await startHost(newestHost, {
      dataFolder,
      extensionsFolder: await extensionsFolder(),
      settings,
      machineSettings: options.machineSettings ?? trialSettings,
      language: options.language ?? 'en',
      environment: {
        ...simulationEnvironment(options.simulation),
        ...(await awsEnvironment(dataFolder, options.awsConfig)),
      },
    });
    const lane = currentLane();
    const browser = await lane.browser();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      timezoneId: simulationTimeZone,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const workbench = new Workbench(await context.newPage(), host, lane);
    lane.pages.add(workbench.page);
    await workbench.load();
    return workbench;
  }

  /** Reloads the window. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  /** Opens the window. */
  private async load(): Promise<void> {
    await this.page.goto(this.host.url);
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  /** Closes the window and ends its server. */
  async close(): Promise<void> {
    this.lane.pages.delete(this.page);
    await this.page.context().close();
    await this.host.server.stop();
  }

  /** Opens a view container by its name in the activity bar. */
  async openContainer(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar .action-item').filter({
      has: this.page.locator(`a[aria-label^="${name}"]`),
    });
    const open = tab.and(this.page.locator('.checked'));
    await eventually(async () => {
      // After a reload VS Code may open it by itself, and then a click closes it.
      if (!(await open.isVisible())) await tab.click();
      await open.waitFor({ timeout: 5000 });
    });
    // Its tooltip would stand over the rows.
    await this.page.mouse.move(0, 0);
  }

  /** Opens our view and waits until everything of the office is in it. */
  async openOffice(): Promise<Tree> {
    await this.openContainer('Client VPN');
    const tree = this.tree('Endpoints');
    await tree.row(/Operations.*2 connected · Nobody is notified · actions off/).waitFor();
    await tree.row(/Partner access \(SAML\).*0 connected · No alarm/).waitFor();
    await tree.row(/Tokyo office.*0 connected · Counts only/).waitFor();
    return tree;
  }

  /** The title of a view in the side bar; it may be shut. */
  section(view: string): Locator {
    return this.page.locator('.part.sidebar .pane-header').filter({ hasText: view });
  }

  /** Opens a view of the container that shows. */
  async openSection(view: string): Promise<Tree> {
    const header = this.section(view);
    await header.and(this.page.locator('[aria-expanded="false"]')).click();
    await header.and(this.page.locator('[aria-expanded="true"]')).waitFor();
    return this.tree(view);
  }

  /** Makes the side bar that wide, in pixels, as dragging its edge does. */
  async setSideBarWidth(width: number): Promise<void> {
    const bar = await this.page.locator('.part.sidebar').boundingBox();
    if (!bar) throw new Error('The side bar is not open.');
    const y = bar.y + bar.height / 2;
    await this.page.mouse.move(bar.x + bar.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(bar.x + width, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** The tree of the view with that name. */
  tree(view: string): Tree {
    return new Tree(this.page, view, this.contextMenu);
  }

  /** The page inside the editor panel that shows now. */
  webview(): Webview {
    return new Webview(this.page);
  }

  /** Runs a command by its whole title in the palette, category included. */
  async runCommand(title: string): Promise<void> {
    await this.inPalette(title, () => this.quickInput.choose(title, { timeout: 5000 }));
  }

  /**
   * Opens the palette, types into it and does something there. VS Code gives a page the keyboard back
   * some milliseconds after what stood over it has closed, and that closes a palette which was opened
   * just then; so it is opened again where it has gone.
   * @param use throws where it does not find the palette as it should be
   */
  async inPalette(text: string, use: () => Promise<void>): Promise<void> {
    await eventually(async () => {
      await this.page.keyboard.press('F1');
      try {
        await this.quickInput.filter(`>${text}`, { timeout: 5000 });
        await use();
      } catch (error) {
        // A palette that stays open does not list commands that were registered since.
        await this.page.keyboard.press('Escape');
        throw error;
      }
    });
  }

  /** Turns a setting on in the settings editor, while everything runs. */
  async turnOnSetting(id: string): Promise<void> {
    await this.runCommand('Preferences: Open Settings (UI)');
    const editor = this.page.locator('.settings-editor');
    await editor.locator('.search-container .monaco-editor').click();
    await this.page.keyboard.type(`@id:${id}`);
    await editor.getByText('1 Setting Found').waitFor();
    await editor.locator('.setting-item-bool').getByRole('checkbox').check();
    // It is written a moment later, and not at all when the editor is closed before.
    await editor.locator('.is-configured').waitFor();
    await this.page.keyboard.press('Escape');
    await editor.waitFor({ state: 'hidden' });
  }

  /** Switches the color theme and waits until it is on. */
  async setTheme(theme: Theme): Promise<void> {
    const { label, className } = themes[theme];
    await eventually(async () => {
      // The keys of the theme list, since the command has another title in every language.
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+T');
      try {
        await this.quickInput.filter(label, { timeout: 5000 });
        await this.quickInput.choose(label, { timeout: 5000 });
      } catch (error) {
        // A page that takes the keyboard closes the list.
        await this.page.keyboard.press('Escape');
        throw error;
      }
    });
    await this.quickInput.closed();
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** Waits until what was copied last is like that. */
  async clipboardIs(like: RegExp): Promise<void> {
    await this.page.waitForFunction(
      `navigator.clipboard.readText().then((text) => ${String(like)}.test(text))`,
    );
  }

  /** Takes a picture of the window for the README: media/readme-<name>.png. */
  async picture(name: string): Promise<void> {
    const hovers = this.page.locator('.workbench-hover:visible');
    // Nothing lies under the pointer there. A hover that came after the pointer had left its row goes
    // only when the pointer has been on the hover.
    await eventually(async () => {
      if ((await hovers.count()) > 0) await isHovered(hovers.first());
      await this.page.mouse.move(1, 1);
      await this.page.mouse.move(0, 0);
      assert.equal(await hovers.count(), 0);
    });
    await this.page.screenshot({
      path: join(root, 'media', `readme-${name}.png`),
      animations: 'disabled',
      caret: 'hide',
    });
  }
}
