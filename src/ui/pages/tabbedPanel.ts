/** A panel whose page has a header and tabs. A tab is created when it is first shown. */
import type * as vscode from 'vscode';
import { DisposableStore, type Event } from '../../core/base/events';
import { handle, type Handlers } from '../../protocol/messages';
import type { PageName } from '../../protocol/page';
import {
  headerId,
  parseFrameRequest,
  type FrameMessage,
  type FrameRequest,
} from '../../protocol/tabs';
import { loadPage } from './loadPage';
import type { PageTab, TabHost } from './pageTab';
import type { PanelContent } from './panelRegistry';

/** A kind of tab. */
export interface TabKind<Place = never> {
  readonly label: string;
  /** @param memory what the tab has persisted before a reload of the window, untrusted */
  readonly create: (host: TabHost, memory: unknown) => PageTab<Place>;
  /** The tab follows these events. */
  readonly changes: readonly Event<unknown>[];
}

/** The tabs of a page by id, in their order. `Places` has the places in each tab. */
export type TabKinds<Places> = { readonly [Id in keyof Places]: TabKind<Places[Id]> };

/** The properties of a page with tabs. */
export interface TabbedPanelDeps<Places> {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly page: PageName;
  /** What the page is about; the page persists it. */
  readonly target: unknown;
  /** The name of the list of tabs for screen readers. */
  readonly label: string;
  readonly header: Omit<TabKind, 'label'>;
  readonly tabs: TabKinds<Places>;
  /** The tab to show first. */
  readonly selected: keyof Places & string;
  /** What each tab has persisted before a reload of the window, untrusted. */
  readonly memories: Readonly<Record<string, unknown>>;
}

/** A page with tabs in its panel, on the extension's side. */
export class TabbedPanel<Places> implements PanelContent {
  private readonly store = new DisposableStore();
  /** The header and the tabs that were shown before, by id. */
  private readonly parts = new Map<string, PageTab>();
  /** The parts that have sent a message since the page was created. */
  private readonly listening = new Set<string>();
  private selected: keyof Places & string;

  /** @param panel an empty panel, whose page this creates */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly deps: TabbedPanelDeps<Places>,
  ) {
    this.selected = deps.selected;
    this.store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const known = parseFrameRequest(message);
        if (known) handle(this.handlers, known);
      }),
    );
    this.store.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.listening.clear();
        this.showParts();
      }),
    );
    this.store.add(
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
    loadPage(panel, deps.extensionUri, deps.page);
    this.showParts();
  }

  /** Shows a tab, and a place in it if given. */
  open<Id extends keyof Places & string>(id: Id, place?: Places[Id]): void {
    const tab = this.part(id) as PageTab<Places[Id]> | undefined;
    if (!tab) return;
    if (id !== this.selected) {
      this.select(id);
      this.post({ type: 'openTab', tab: id });
    }
    if (place !== undefined) tab.show?.(place);
  }

  /** The parts follow their own events. */
  follow(): void {
    for (const part of this.parts.values()) part.follow();
  }

  /** Stops listening. The editor owns the panel itself. */
  dispose(): void {
    this.store.dispose();
  }

  private readonly handlers: Handlers<FrameRequest> = {
    ready: () => {
      this.listening.clear();
      const { target, label, tabs } = this.deps;
      const titles = Object.entries<TabKind>(tabs).map(([id, tab]) => ({
        id,
        label: tab.label,
      }));
      this.post({ type: 'frame', target, label, tabs: titles, selected: this.selected });
    },
    selectTab: ({ tab }) => {
      if (this.isTab(tab)) this.select(tab);
    },
    tab: ({ tab, message }) => {
      const part = this.part(tab);
      if (!part) return;
      this.listening.add(tab);
      part.receive(message);
    },
  };

  private select(id: keyof Places & string): void {
    if (id === this.selected) return;
    this.parts.get(this.selected)?.setVisible(false);
    this.selected = id;
    this.showParts();
  }

  /** Notifies the header and the selected tab whether they are visible. */
  private showParts(): void {
    for (const id of [headerId, this.selected]) this.part(id)?.setVisible(this.panel.visible);
  }

  private isTab(id: string): id is keyof Places & string {
    return Object.hasOwn(this.deps.tabs, id);
  }

  private part(id: string): PageTab | undefined {
    return this.parts.get(id) ?? this.create(id);
  }

  private create(id: string): PageTab | undefined {
    const { header, tabs, memories } = this.deps;
    const kind = id === headerId ? header : this.isTab(id) ? tabs[id] : undefined;
    if (!kind) return undefined;
    const memory = Object.hasOwn(memories, id) ? memories[id] : undefined;
    const part: PageTab = this.store.add(kind.create(this.hostOf(id), memory));
    this.parts.set(id, part);
    for (const onDidChange of kind.changes) {
      this.store.add(
        onDidChange(() => {
          part.follow();
        }),
      );
    }
    return part;
  }

  private hostOf(id: string): TabHost {
    const isShown = (): boolean =>
      this.panel.visible && this.listening.has(id) && (id === headerId || id === this.selected);
    return {
      post: (message) => {
        if (isShown()) this.post({ type: 'tab', tab: id, message });
      },
      get isShown() {
        return isShown();
      },
      setTitle: (title) => {
        this.panel.title = title;
      },
      shownPlace: () => ({ tab: this.selected, ...this.parts.get(this.selected)?.moment?.() }),
      openTab: (other) => {
        if (this.isTab(other)) this.open(other);
      },
    };
  }

  private post(message: FrameMessage): void {
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }
}
