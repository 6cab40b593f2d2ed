/**
 * The tab Failures of the endpoint page: failed attempts to connect. The last day comes from the activity,
 * which is kept up to date while the tab is visible; longer ranges are read on request.
 */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import type { Event } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import type { LoggedAttempts } from '../../core/failedAttempts/readFailedAttempts';
import { attemptWindow, type AttemptPreset } from '../../core/failedAttempts/view/attemptRange';
import { attemptTexts, type AttemptTexts } from '../../core/failedAttempts/view/attemptTexts';
import {
  failedAttemptsView,
  type FailedAttemptsView,
} from '../../core/failedAttempts/view/failedAttemptsView';
import type { Endpoint } from '../../core/model/endpoint';
import { endpointKey, type EndpointRef } from '../../core/model/endpointRef';
import { ExpectedError, isExpected } from '../../core/model/errors';
import { partValue } from '../../core/model/snapshot';
import type { TimeRange } from '../../core/model/timeRange';
import type { Store } from '../../core/state/store';
import {
  parseFailedAttemptsMemory,
  parsePageMessage,
  type FailedAttemptsState,
  type PageMessage,
} from '../../protocol/failedAttempts';
import type { Handlers } from '../../protocol/messages';
import type { CommandId } from '../editor/ids';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import { failureSentence } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabKind } from '../pages/tabbedPanel';

/** Dependencies of the tab. */
export interface FailedAttemptsTabDeps {
  readonly store: Store;
  readonly feed: Pick<ActivityFeed, 'logged' | 'setVisible'>;
  /** Reads a longer range. @throws ExpectedError if the log cannot be read */
  readonly read: (
    ref: EndpointRef,
    endpoint: Endpoint,
    range: TimeRange,
    signal: AbortSignal,
  ) => Promise<LoggedAttempts>;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly readOnly: () => boolean;
  readonly run: (command: CommandId, ...values: readonly unknown[]) => Thenable<unknown>;
  readonly log: Log;
  readonly changes: readonly Event<unknown>[];
}

/** The tab of an endpoint. */
export function failedAttemptsTab(
  label: string,
  target: EndpointRef,
  deps: FailedAttemptsTabDeps,
): TabKind<EndpointPlaces['failures']> {
  return {
    label,
    create: (host, memory) => new FailedAttemptsTab(target, memory, deps, host),
    changes: deps.changes,
  };
}

/** What was read of a longer range. */
interface Read extends LoggedAttempts {
  readonly range: TimeRange;
}

/** The failed attempts in their tab. */
class FailedAttemptsTab implements PageTab<EndpointPlaces['failures']> {
  readonly receive: (message: unknown) => void;
  private readonly texts: AttemptTexts = attemptTexts(vscode.l10n.t);
  private preset: AttemptPreset;
  private visible = false;
  /** Of the longer range that is chosen. */
  private known: Read | undefined;
  private failure: unknown;
  private reading: AbortController | undefined;

  /** @param memory what the page has persisted, untrusted */
  constructor(
    private readonly target: EndpointRef,
    memory: unknown,
    private readonly deps: FailedAttemptsTabDeps,
    private readonly host: TabHost,
  ) {
    this.preset = parseFailedAttemptsMemory(memory)?.range ?? '1d';
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: (message) => {
        host.post(message);
      },
      log: deps.log,
    });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    const { scope, endpointId } = this.target;
    this.deps.feed.setVisible(visible, `failures ${endpointKey(scope, endpointId)}`);
    if (visible) this.follow();
  }

  follow(): void {
    if (!this.known && this.failure === undefined) this.read();
    this.post();
  }

  dispose(): void {
    this.setVisible(false);
    this.reading?.abort();
    this.reading = undefined;
  }

  private readonly handlers: Handlers<PageMessage> = {
    ready: () => {
      this.post();
    },
    setRange: ({ range }) => {
      this.preset = range;
      this.again();
    },
    refresh: () => {
      this.again();
    },
    cancel: () => {
      this.reading?.abort();
    },
    turnOnLogging: () => {
      void this.deps.run('turnOnLogging', { kind: 'endpoint', ...this.target });
    },
    showActivity: () => {
      void this.deps.run('filterActivity', { kinds: ['failed'], ...this.target });
    },
  };

  /** Forgets what was read of a longer range, and reads it again. */
  private again(): void {
    this.reading?.abort();
    this.reading = undefined;
    this.known = undefined;
    this.failure = undefined;
    this.follow();
  }

  /** Reads a longer range, if one is chosen and nothing is being read. */
  private read(): void {
    const { endpoint, preset } = this;
    if (preset === '1d' || this.reading || !this.visible || !endpoint) return;
    const reading = new AbortController();
    this.reading = reading;
    const range = attemptWindow(preset, this.deps.now());
    const end = (apply: () => void): void => {
      if (this.reading !== reading) return;
      this.reading = undefined;
      apply();
      this.post();
    };
    this.deps.read(this.target, endpoint, range, reading.signal).then(
      (found) => {
        end(() => {
          this.known = { ...found, range };
        });
      },
      (error: unknown) => {
        end(() => {
          this.failure = error;
        });
      },
    );
  }

  /** The endpoint as it is listed; undefined until it is. */
  private get endpoint(): Endpoint | undefined {
    const { scope, endpointId } = this.target;
    const endpoints = partValue(this.deps.store.scope(scope)?.endpoints);
    return endpoints?.find(({ id }) => id === endpointId);
  }

  private post(): void {
    const { endpoint, preset: range, texts } = this;
    const day = range === '1d' ? this.lastDay(endpoint) : undefined;
    const failure = day?.failure ?? this.failure;
    const state: FailedAttemptsState = {
      type: 'state',
      ...{ texts, language: vscode.env.language, range },
      view: this.viewOf(endpoint, day ?? this.known),
      reading: day ? !day.isRead && day.failure === undefined : this.reading !== undefined,
      failure: failure === undefined || isCancelled(failure) ? null : this.sentence(failure),
      loggingOff: endpoint?.logging.enabled === false,
      certificates: endpoint?.authentication.includes('certificate-authentication') === true,
      readOnly: this.deps.readOnly(),
    };
    this.host.post(state);
  }

  private sentence(failure: unknown): string {
    return failureSentence(failure, this.deps.log);
  }

  private viewOf(
    endpoint: Endpoint | undefined,
    known: (Read & { readonly isRead?: boolean }) | undefined,
  ): FailedAttemptsView | null {
    if (!endpoint || !known || known.isRead === false) return null;
    return failedAttemptsView({ ...known, authentication: endpoint.authentication }, vscode.l10n.t);
  }

  /** What the activity has of the last day. */
  private lastDay(endpoint: Endpoint | undefined) {
    const { scope, endpointId } = this.target;
    const logged = this.deps.feed.logged(scope);
    const unread = logged.failed.find((one) => one.endpointId === endpointId);
    return {
      attempts: logged.failures.filter((one) => one.endpointId === endpointId),
      more: logged.moreFailures,
      range: attemptWindow('1d', this.deps.now()),
      isRead: logged.read.includes(endpointId) || endpoint?.logging.enabled === false,
      failure: unread && new ExpectedError(unread.failure),
    };
  }
}

function isCancelled(error: unknown): boolean {
  return isExpected(error) && error.failure.kind === 'cancelled';
}
