/**
 * One chart in an editor panel: feeds the page while it is visible and does what the page asks of
 * the editor. The page may be thrown away and made anew at any time; nothing is kept in it alone.
 */
import * as vscode from 'vscode';
import { ChartFeed, type ChartData, type ReadChart } from '../core/chartFeed';
import { isExpected } from '../core/errors';
import { DisposableStore } from '../core/events';
import type { Log } from '../core/ports/log';
import {
  chartModel,
  type ChartModel,
  type ChartRange,
  type ChartSource,
} from '../core/views/chart';
import { chartTexts, type ChartTexts } from '../core/views/chartTexts';
import { failureText } from '../core/views/failureText';
import {
  handle,
  parsePageMessage,
  type ChartFile,
  type ChartState,
  type ChartTarget,
  type Handlers,
  type HostMessage,
  type PageMessage,
} from '../protocol/chart';
import { chartPage } from '../protocol/page';

/** What is to be read. */
export interface ChartQuestion extends ChartTarget {
  readonly range: ChartRange;
  /** What was read before of this range, to build upon. */
  readonly before: ChartSource | undefined;
}

/** What every chart is given. */
export interface ChartServices {
  /** Where the extension lies; the page is loaded from its `dist` and nothing else. */
  readonly extensionUri: vscode.Uri;
  /** Rejects when it cannot, and when the signal aborts. */
  readonly read: (question: ChartQuestion, signal: AbortSignal) => Promise<ChartSource>;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** The folder of the page's script and style. */
function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}

/** What a page may do. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
}

/** A chart and its panel; ends with it. */
export class ChartPanel implements vscode.Disposable {
  private readonly store = new DisposableStore();
  private readonly feed: ChartFeed;
  private readonly texts: ChartTexts = chartTexts(vscode.l10n.t);
  private failure: string | null = null;
  private model: ChartModel | null = null;

  /** @param panel an empty panel, whose page this makes */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly target: ChartTarget,
    range: ChartRange,
    private readonly services: ChartServices,
  ) {
    const read: ReadChart = (wanted, signal, before) =>
      services.read({ ...target, range: wanted, before }, signal);
    this.feed = this.store.add(
      new ChartFeed(read, range, services.now, {
        onBusy: (busy) => {
          this.post({ type: 'busy', busy });
        },
        onData: (data) => {
          this.dataCame(data);
        },
        onFailure: (error) => {
          this.failure = this.explain(error);
          this.post({ type: 'failure', sentence: this.failure });
        },
      }),
    );
    this.store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const known = parsePageMessage(message);
        if (known) handle(this.handlers, known);
      }),
    );
    this.store.add(
      panel.onDidChangeViewState(() => {
        this.feed.setVisible(panel.visible);
      }),
    );
    this.store.add(
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
    panel.webview.html = this.html();
    this.feed.setVisible(panel.visible);
  }

  /** Brings the panel to the front, where it is. */
  reveal(): void {
    this.panel.reveal();
  }

  /** There may be new data. */
  follow(): void {
    this.feed.follow();
  }

  /** Stops reading and listening; the panel itself is the editor's. */
  dispose(): void {
    this.store.dispose();
  }

  private readonly handlers: Handlers<PageMessage> = {
    ready: () => {
      this.post({ type: 'state', state: this.state });
    },
    setRange: ({ range }) => {
      this.feed.setRange(range);
    },
    refresh: () => {
      this.feed.refresh();
    },
    saveFile: ({ file }) => {
      void this.answer(this.save(file));
    },
    copy: ({ text, rows }) => {
      void this.answer(this.copy(text, rows));
    },
  };

  private get state(): ChartState {
    return {
      target: this.target,
      texts: this.texts,
      language: vscode.env.language,
      range: this.feed.range,
      model: this.model,
      busy: this.feed.busy,
      failure: this.failure,
    };
  }

  private dataCame(data: ChartData): void {
    this.model = chartModel(data.source, data.range);
    this.failure = null;
    this.panel.title = vscode.l10n.t('Connections of {0}', this.model.endpointLabel);
    this.post({ type: 'state', state: this.state });
  }

  private post(message: HostMessage): void {
    // A hidden page takes no messages; it asks for everything when it lives again.
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }

  /** Tells the page what became of what it asked for; nothing when the reader changed their mind. */
  private async answer(work: Promise<HostMessage | undefined>): Promise<void> {
    const message = await work.catch((error: unknown): HostMessage => ({
      type: 'fileFailure',
      sentence: this.explain(error),
    }));
    if (message) this.post(message);
  }

  private async save(file: ChartFile): Promise<HostMessage | undefined> {
    const { t } = vscode.l10n;
    const uri = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(saveFolder(), file.name),
      filters: file.kind === 'csv' ? { CSV: ['csv'] } : { PNG: ['png'] },
      title: file.kind === 'csv' ? t('Export CSV') : t('Export PNG'),
    });
    if (!uri) return undefined;
    const bytes =
      file.kind === 'csv'
        ? new TextEncoder().encode(file.text)
        : Buffer.from(file.base64, 'base64');
    try {
      await vscode.workspace.fs.writeFile(uri, bytes);
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      const sentence = t('{0} could not be written: {1}', uri.fsPath, error.message);
      return { type: 'fileFailure', sentence };
    }
    return { type: 'saved', name: vscode.workspace.asRelativePath(uri) };
  }

  /** A failure in one sentence for the page; a bug goes into the log whole. */
  private explain(error: unknown): string {
    const { t } = vscode.l10n;
    const { log } = this.services;
    if (isExpected(error)) {
      log.warn(error.message);
      return failureText(error.failure, t).sentence;
    }
    log.error(error instanceof Error ? error : String(error));
    return t('Something went wrong that should not have. The log has details.');
  }

  private async copy(text: string, rows: number): Promise<HostMessage> {
    await vscode.env.clipboard.writeText(text);
    return { type: 'copied', rows };
  }

  private html(): string {
    const { extensionUri } = this.services;
    const { webview, title } = this.panel;
    const uri = (file: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString();
    return chartPage({
      nonce: freshNonce(),
      cspSource: webview.cspSource,
      scriptUri: uri('webview.js'),
      styleUri: uri('webview.css'),
      lang: vscode.env.language,
      title,
    });
  }
}

/** Where files are proposed to go: into the workspace, or home when no folder is open. */
function saveFolder(): vscode.Uri {
  const { HOME, USERPROFILE } = process.env;
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(HOME ?? USERPROFILE ?? '/');
}

/** 128 random bits, in letters that need no escaping. */
function freshNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
}
