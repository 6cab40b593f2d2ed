/**
 * The tab Settings of the endpoint page: the configuration in words. It is read when the tab is shown, on
 * request, and again after the listed endpoint has changed.
 */
import * as vscode from 'vscode';
import type { EndpointSettings } from '../../core/endpointSettings/readEndpointSettings';
import { settingsGroups } from '../../core/endpointSettings/settingsGroups';
import { settingsTexts, type SettingsTexts } from '../../core/endpointSettings/view/settingsTexts';
import type { SettingsGroup } from '../../core/endpointSettings/view/settingsGroup';
import type { Endpoint } from '../../core/model/endpoint';
import type { EndpointRef } from '../../core/model/endpointRef';
import { listedEndpoint } from '../../core/model/snapshot';
import {
  parsePageMessage,
  type PageMessage,
  type SettingsState,
} from '../../protocol/endpointSettings';
import type { FileRequest, Handlers } from '../../protocol/messages';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import { failureSentence } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabDeps } from '../pages/tabDeps';
import type { TabKind } from '../pages/tabbedPanel';

type Incoming = Exclude<PageMessage, FileRequest>;

/** Dependencies of the tab. */
export interface SettingsTabDeps extends TabDeps {
  /** @throws ExpectedError if the configuration cannot be read */
  readonly read: (ref: EndpointRef, signal: AbortSignal) => Promise<EndpointSettings>;
}

/** The tab of an endpoint. */
export function settingsTab(
  label: string,
  target: EndpointRef,
  deps: SettingsTabDeps,
): TabKind<EndpointPlaces['settings']> {
  return {
    label,
    create: (host) => new SettingsTab(target, deps, host),
    changes: deps.changes,
  };
}

/** The settings in their tab. */
class SettingsTab implements PageTab<EndpointPlaces['settings']> {
  readonly receive: (message: unknown) => void;
  private readonly texts: SettingsTexts = settingsTexts(vscode.l10n.t);
  /** What was read, in words. */
  private groups: readonly SettingsGroup[] | null = null;
  /** AWS's time of the last read, ms since 1970. */
  private readAt = NaN;
  /** The listed endpoint at the last read. */
  private before: Endpoint | undefined;
  private failure: string | null = null;
  private reading: AbortController | undefined;
  private visible = false;

  constructor(
    private readonly target: EndpointRef,
    private readonly deps: SettingsTabDeps,
    private readonly host: TabHost,
  ) {
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: host.post,
      log: deps.log,
    });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (visible) this.follow();
  }

  follow(): void {
    const { endpoint } = this;
    if (this.visible && endpoint && endpoint !== this.before) void this.read(endpoint);
    this.post();
  }

  dispose(): void {
    this.reading?.abort();
    this.reading = undefined;
  }

  private readonly handlers: Handlers<Incoming> = {
    ready: () => {
      this.post();
    },
    refresh: () => {
      if (this.endpoint) void this.read(this.endpoint);
    },
    run: ({ command }) => {
      void this.deps.run(command, { kind: 'endpoint', ...this.target });
    },
  };

  private get endpoint(): Endpoint | undefined {
    const { scope, endpointId } = this.target;
    return listedEndpoint(this.deps.store.scope(scope), endpointId);
  }

  private async read(endpoint: Endpoint): Promise<void> {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.before = endpoint;
    this.post();
    try {
      const settings = await this.deps.read(this.target, reading.signal);
      if (this.reading !== reading) return;
      this.groups = settingsGroups(settings, { t: vscode.l10n.t, format: this.deps.format });
      this.readAt = this.deps.now();
      this.failure = null;
    } catch (error) {
      if (this.reading !== reading) return;
      this.failure = failureSentence(error, this.deps.log);
    }
    this.reading = undefined;
    this.post();
  }

  private post(): void {
    const { groups, texts, failure, readAt, deps } = this;
    const { format, readOnly } = deps;
    const state: SettingsState = {
      type: 'state',
      texts,
      groups,
      readAt: groups ? format.moment(readAt) : '',
      reading: this.reading !== undefined,
      failure,
      readOnly: readOnly(),
    };
    this.host.post(state);
  }
}
