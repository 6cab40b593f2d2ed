/**
 * The tab Failures of the endpoint page: failed attempts to connect. The last day comes from the activity,
 * which is kept up to date while the tab is visible; longer ranges are read on request.
 */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import { AttemptsSession, type AttemptsOfRange } from '../../core/failedAttempts/attemptsSession';
import type { LoggedAttempts } from '../../core/failedAttempts/readFailedAttempts';
import { attemptWindow, type AttemptPreset } from '../../core/failedAttempts/view/attemptRange';
import { attemptTexts, type AttemptTexts } from '../../core/failedAttempts/view/attemptTexts';
import {
  failedAttemptsView,
  type FailedAttemptsView,
} from '../../core/failedAttempts/view/failedAttemptsView';
import type { Endpoint } from '../../core/model/endpoint';
import { endpointKey, type EndpointRef } from '../../core/model/endpointRef';
import { ExpectedError, isCancelled } from '../../core/model/errors';
import { listedEndpoint } from '../../core/model/snapshot';
import type { TimeRange } from '../../core/model/timeRange';
import {
  parseFailedAttemptsMemory,
  parsePageMessage,
  type FailedAttemptsState,
  type PageMessage,
} from '../../protocol/failedAttempts';
import type { Handlers } from '../../protocol/messages';
import { messageReceiver } from '../pages/messageReceiver';
import type { EndpointPlaces } from '../pages/openPages';
import { failureSentence } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import type { TabDeps } from '../pages/tabDeps';
import type { TabKind } from '../pages/tabbedPanel';

/** Dependencies of the tab. */
export interface FailedAttemptsTabDeps extends TabDeps {
  readonly feed: Pick<ActivityFeed, 'logged' | 'setVisible'>;
  /** Reads a longer range. @throws ExpectedError if the log cannot be read */
  readonly read: (
    ref: EndpointRef,
    endpoint: Endpoint,
    range: TimeRange,
    signal: AbortSignal,
  ) => Promise<LoggedAttempts>;
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

/** The failed attempts in their tab. */
class FailedAttemptsTab implements PageTab<EndpointPlaces['failures']> {
  readonly receive: (message: unknown) => void;
  private readonly texts: AttemptTexts = attemptTexts(vscode.l10n.t);
  private preset: AttemptPreset;
  private visible = false;
  /** Of the longer range that is chosen. */
  private readonly longer: AttemptsSession;

  /** @param memory what the page has persisted, untrusted */
  constructor(
    private readonly target: EndpointRef,
    memory: unknown,
    private readonly deps: FailedAttemptsTabDeps,
    private readonly host: TabHost,
  ) {
    this.preset = parseFailedAttemptsMemory(memory)?.range ?? '1d';
    this.longer = new AttemptsSession(
      (endpoint, range, signal) => deps.read(target, endpoint, range, signal),
      () => {
        this.post();
      },
    );
    this.receive = messageReceiver({
      parse: parsePageMessage,
      handlers: this.handlers,
      post: host.post,
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
    const { endpoint, preset } = this;
    if (preset !== '1d' && this.visible && endpoint)
      this.longer.begin(endpoint, attemptWindow(preset, this.deps.now()));
    this.post();
  }

  dispose(): void {
    this.setVisible(false);
    this.longer.dispose();
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
      this.longer.cancel();
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
    this.longer.forget();
    this.follow();
  }

  private get endpoint(): Endpoint | undefined {
    const { scope, endpointId } = this.target;
    return listedEndpoint(this.deps.store.scope(scope), endpointId);
  }

  private post(): void {
    const { endpoint, preset: range, texts } = this;
    const day = range === '1d' ? this.lastDay(endpoint) : undefined;
    const failure = day?.failure ?? this.longer.failure;
    const state: FailedAttemptsState = {
      type: 'state',
      ...{ texts, language: vscode.env.language, range },
      view: this.viewOf(endpoint, day ?? this.longer.result),
      reading: day ? !day.isRead && day.failure === undefined : this.longer.isReading,
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
    known: (AttemptsOfRange & { readonly isRead?: boolean }) | undefined,
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
