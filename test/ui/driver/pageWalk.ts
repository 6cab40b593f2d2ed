/** Brings every page of the extension into each of its states, in either language. */
import type { FrameLocator, Locator } from 'playwright-core';
import english from '../../../package.nls.json';
import japanese from '../../../package.nls.ja.json';
import type { Translate } from '../../../src/core/ports/translate';
import { japaneseTranslate } from '../../fakes/japaneseTranslate';
import { plainTranslate } from '../../fakes/plainTranslate';
import type { Tree } from './tree';
import type { Workbench } from './workbench';

/** A language of VS Code. */
export type Language = 'en' | 'ja';

/** Names of texts in the manifest. */
type Title = keyof typeof english;

const titles = { en: english, ja: japanese };
const translations: Readonly<Record<Language, Translate>> = {
  en: plainTranslate,
  ja: japaneseTranslate,
};

/** A state of a page: what brings the page that shows into it. */
export type PageState = readonly [name: string, show: (walk: PageWalk) => Promise<void>];

/** Opens pages and uses them. */
export class PageWalk {
  /** A text of the code, as the pages show it. */
  readonly t: Translate;

  constructor(
    readonly workbench: Workbench,
    private readonly language: Language,
  ) {
    this.t = translations[language];
  }

  /** The page that shows. */
  get content(): FrameLocator {
    return this.workbench.webview().content;
  }

  /** The tree of endpoints. */
  get tree(): Tree {
    return this.workbench.tree(titles[this.language]['view.endpoints']);
  }

  /** Chooses a command of the manifest from the menu of a row. */
  async choose(row: RegExp, title: Title): Promise<void> {
    await this.tree.choose(row, titles[this.language][title]);
  }

  /** A command of the manifest by its name there, from the palette. */
  async run(title: Title): Promise<void> {
    const { category } = titles[this.language];
    await this.workbench.runCommand(`${category}: ${titles[this.language][title]}`);
  }

  /** Selects a tab of the page and waits for something in it. */
  async tab(id: string, within: string): Promise<Locator> {
    await this.content.locator(`#tab-${id}`).click();
    const found = this.content.locator(`#panel-${id} ${within}`).first();
    await found.waitFor();
    return found;
  }

  /** Presses a button of the page by its text in the code. */
  async press(text: string, within = 'body'): Promise<void> {
    const name = this.t(text);
    await this.content
      .locator(within)
      .getByRole('button', { name, exact: true, disabled: false })
      .first()
      .click();
  }

  /** Opens everything in the page that unfolds. */
  async unfold(): Promise<void> {
    await this.workbench
      .webview()
      .evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
  }

  /** Opens the page of an endpoint by its name. */
  async openEndpoint(name: string): Promise<void> {
    await this.tree.select(new RegExp(`^${name}`));
    await this.content.getByRole('heading', { level: 1, name }).waitFor();
  }
}
