/** Opens a page in a browser as the editor would: same HTML, same policy, same bundle. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chartModel, type ChartSource } from '../../src/core/chart/view/chart';
import type { ChartRange } from '../../src/core/chart/view/chartRange';
import { chartTexts } from '../../src/core/chart/view/chartTexts';
import { headerTexts } from '../../src/core/endpointPage/view/endpointHeader';
import type { ChartMemory, ChartState, HostMessage, PageMessage } from '../../src/protocol/chart';
import {
  endpointTabIds,
  type HeaderMessage,
  type EndpointTabId,
} from '../../src/protocol/endpointPage';
import { parseFocusNotice } from '../../src/protocol/focus';
import { pageHtml, type PageName } from '../../src/protocol/page';
import {
  overviewTabIds,
  type OverviewHeaderState,
  type OverviewTabId,
} from '../../src/protocol/overview';
import type { FrameMessage, FrameRequest, TabbedMemory } from '../../src/protocol/tabs';
import { plainTranslate } from '../fakes/plainTranslate';
import { themes, type PageTheme, type ThemeName } from './themes';

const origin = 'https://chart.test';
const nonce = 'bm9uY2U';
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

/** The pages' bundle and the harness, built with the options of the extension's own build. */
export async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const require = createRequire(import.meta.url);
  const { bundles } = require('../../esbuild.js') as { bundles: { webview: BuildOptions } };
  const outdir = mkdtempSync(join(tmpdir(), 'chart-page-'));
  const entryPoints = {
    pages: join(root, 'src/webview/main.ts'),
    harness: join(here, 'harness.page.ts'),
  };
  await build({ ...bundles.webview, entryPoints, outdir, absWorkingDir: root });
  const names = ['pages.js', 'pages.css', 'harness.js'];
  return new Map(names.map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
}

/** A state of the page. */
export function stateOf(
  source: ChartSource,
  range: ChartRange,
  change: Partial<ChartState> = {},
  translate = plainTranslate,
): ChartState {
  return {
    type: 'state',
    target: { scope: '@ap-northeast-1', endpointId: source.endpointId },
    texts: chartTexts(translate),
    language: 'en',
    range,
    model: chartModel(source, range),
    compared: [],
    paused: false,
    refreshMs: 60_000,
    replay: null,
    busy: false,
    failure: null,
    ...change,
  };
}

/** A page; of the endpoint page and of the overview also a tab. */
export type PagePart =
  | Exclude<PageName, 'endpoint' | 'overview'>
  | `endpoint/${EndpointTabId}`
  | `overview/${OverviewTabId}`;

/** What a test may ask of the page's look. */
export interface PageOptions extends BrowserContextOptions {
  readonly theme?: ThemeName;
  /** Which page, or which tab of the endpoint page; the chart's when left out. */
  readonly part?: PagePart;
}

/** What is said on the line between the extension and a page, and what the page leaves behind. */
export interface Line {
  readonly incoming: unknown;
  readonly outgoing: unknown;
  readonly memory: unknown;
  /** What `show` takes. */
  readonly state: unknown;
}

/** The chart page's. */
export interface ChartLine extends Line {
  readonly incoming: HostMessage;
  readonly outgoing: PageMessage;
  readonly memory: ChartMemory;
  readonly state: ChartState;
}

/** The open page, from outside. */
export class OpenPage<L extends Line = ChartLine> {
  /** Errors of the page, thrown or on its console. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly tab: string | undefined,
    private readonly part: PagePart,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') this.errors.push(line.text());
    });
  }

  static async open<L extends Line = ChartLine>(
    browser: Browser,
    files: ReadonlyMap<string, string>,
    { theme = 'dark', part = 'endpoint/now', ...context }: PageOptions = {},
  ): Promise<OpenPage<L>> {
    const [name = part, tab] = part.split('/');
    const page = await browser.newPage({
      viewport: { width: 900, height: tab === undefined ? 560 : 640 },
      locale: 'en-US',
      timezoneId: 'Asia/Tokyo',
      ...context,
    });
    const opened = new OpenPage<L>(page, tab, part);
    await page.route(`${origin}/**`, (route) => {
      const file = new URL(route.request().url()).pathname.slice(1) || 'page.html';
      const body = file === 'page.html' ? html(name as PageName) : files.get(file);
      if (body === undefined) return route.fulfill({ status: 404 });
      return route.fulfill({
        body,
        contentType: contentTypes[file.split('.').at(-1) ?? ''] ?? 'text/plain',
      });
    });
    await page.goto(`${origin}/`);
    await opened.setTheme(themes[theme]);
    await opened.sendFrame();
    return opened;
  }

  /** Sends messages and waits until the page has painted what they say. */
  async send(...messages: readonly L['incoming'][]): Promise<void> {
    for (const message of messages)
      await this.ask(`send(${JSON.stringify(this.enclosed(message))})`);
    await this.ask('painted()');
  }

  async show(state: L['state']): Promise<void> {
    // Other states are themselves the message.
    const isTable = this.part.endsWith('connections');
    await this.send(isTable ? { type: 'state', of: 1, from: 0, state } : state);
  }

  async setTheme(theme: PageTheme): Promise<void> {
    await this.ask(`setTheme(${JSON.stringify(theme)})`);
    await this.ask('painted()');
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.sendFrame();
  }

  /** What the page has said since it was loaded. */
  async posted(): Promise<readonly L['outgoing'][]> {
    const { tab } = this;
    const posted = await this.ask<readonly L['outgoing'][]>('posted');
    if (tab === undefined) return posted.filter((message) => !parseFocusNotice(message));
    return (posted as readonly FrameRequest[]).flatMap((message): L['outgoing'][] =>
      message.type === 'tab' && message.tab === tab ? [message.message] : [],
    );
  }

  violations(): Promise<readonly string[]> {
    return this.ask('violations');
  }

  /** What the page has said last. */
  async lastPosted(): Promise<L['outgoing'] | undefined> {
    return (await this.posted()).at(-1);
  }

  /** Decodes a PNG in the browser. */
  picture(base64: string): Promise<{ width: number; height: number; pixel: readonly number[] }> {
    return this.ask(`picture(${JSON.stringify(base64)})`);
  }

  canvasSum(): Promise<readonly number[]> {
    return this.ask('canvasSum()');
  }

  /** The colors of the first element that fits a selector. */
  colors(selector: string): Promise<{ color: string; background: string; border: string }> {
    return this.ask(`colors(${JSON.stringify(selector)})`);
  }

  hasFocus(selector: string): Promise<boolean> {
    return this.ask(`hasFocus(${JSON.stringify(selector)})`);
  }

  /** How long the page takes to handle a message, in ms. */
  handles(message: L['incoming']): Promise<number> {
    return this.ask(`handles(${JSON.stringify(this.enclosed(message))})`);
  }

  /** How wide the page's content is, scrolled or not, CSS pixels. */
  contentWidth(): Promise<number> {
    return this.ask('contentWidth()');
  }

  /** The text of every cell of the table's body. */
  tableCells(): Promise<readonly (readonly string[])[]> {
    return this.ask('tableCells()');
  }

  async memory(): Promise<L['memory'] | null> {
    const memory = await this.ask<L['memory'] | null>('memory()');
    if (this.tab === undefined) return memory;
    return (memory as TabbedMemory | null)?.tabs[this.tab] ?? null;
  }

  /** Presses keys one after the other, and waits until the page has painted. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    await this.ask('painted()');
  }

  /** Waits until the page has painted. */
  painted(): Promise<void> {
    return this.ask('painted()');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Chooses an entry of the chart's menu. */
  async chooseAction(name: string): Promise<void> {
    await this.button('More Actions').click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
    await this.painted();
  }

  /** What a screen reader reports of the keyboard's effects. */
  get liveRegion(): Locator {
    return this.page.locator('[aria-live=polite]');
  }

  /** The visible tooltip: a title and facts, one a line. */
  get tooltip(): Locator {
    return this.page.locator('.tooltip:visible');
  }

  get plot(): Locator {
    return this.page.locator('.plot');
  }

  /** A message to the part. */
  private enclosed(message: unknown): unknown {
    const { tab } = this;
    return tab === undefined ? message : { type: 'tab', tab, message };
  }

  /** Shows the endpoint page at the tab, as the extension does when the page is ready. */
  private async sendFrame(): Promise<void> {
    const { tab } = this;
    if (tab === undefined) return;
    const target = { scope: '@ap-northeast-1', endpointId: 'cvpn-endpoint-1' };
    const ids = this.part.startsWith('overview') ? overviewTabIds : endpointTabIds;
    const tabs = ids.map((id) => ({ id, label: id }));
    const frame: FrameMessage = { type: 'frame', target, tabs, label: 'Views', selected: tab };
    await this.ask(`send(${JSON.stringify(frame)})`);
    if (this.part.startsWith('overview')) {
      await this.sendHeader({ type: 'state', title: 'Overview', about: 'office · eu-west-1' });
      return;
    }
    await this.sendHeader({
      type: 'state',
      name: 'Tokyo office',
      endpointId: target.endpointId,
      where: 'account 123456789012 · ap-northeast-1 · office',
      status: { kind: 'countsOnly', severity: 'ok', text: 'Counts only' },
      readOnly: false,
      texts: headerTexts(plainTranslate),
    });
    await this.ask('painted()');
  }

  /** Sends a message to the header of the page. */
  async sendHeader(message: HeaderMessage | OverviewHeaderState): Promise<void> {
    await this.ask(`send(${JSON.stringify({ type: 'tab', tab: 'header', message })})`);
    await this.ask('painted()');
  }

  /** What the endpoint page has said, from whichever part. */
  async postedByAll(): Promise<readonly FrameRequest[]> {
    const posted = await this.ask<readonly FrameRequest[]>('posted');
    return posted.filter((message) => !parseFocusNotice(message));
  }

  /** What the endpoint page has left, of all its parts. */
  wholeMemory(): Promise<TabbedMemory> {
    return this.ask('memory()');
  }

  /** Evaluates a member of the harness in the page. */
  private ask<T>(member: string): Promise<T> {
    return this.page.evaluate<T>(`harness.${member}`);
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The editor's document, with the harness in front of the page's script. */
function html(page: PageName): string {
  const document = pageHtml({
    page,
    nonce,
    cspSource: origin,
    scriptUri: `${origin}/pages.js`,
    styleUri: `${origin}/pages.css`,
    lang: 'en',
    title: 'Connections',
  });
  const harness = `<script nonce="${nonce}" src="${origin}/harness.js"></script>`;
  return document.replace('<script', `${harness}\n<script`);
}
