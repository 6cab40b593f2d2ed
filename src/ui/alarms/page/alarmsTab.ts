/**
 * The Alarms tab of the endpoint page: posts the cards of the endpoint's alarms with their replays and
 * delivery tests, and handles the messages of the page. No state is stored only in the page.
 */
import * as vscode from 'vscode';
import type { ArrivalAnswer } from '../../../core/actions/deliveryTest/subscriberLinks';
import { alarmsModel } from '../../../core/alarms/alarmsModel';
import { deliveryView, type DeliveryProgress } from '../../../core/alarms/deliveryView';
import { alarmsTexts } from '../../../core/alarms/view/alarmsTexts';
import { DisposableStore } from '../../../core/base/events';
import { findingTexts } from '../../../core/diagnosis/view/findingTexts';
import type { EndpointRef } from '../../../core/model/endpointRef';
import { newScopeSnapshot } from '../../../core/model/snapshot';
import { replayTexts } from '../../../core/replay/view/replayTexts';
import {
  parseTabMessage,
  type AlarmsState,
  type CardReplay,
  type HostMessage,
  type TabMessage,
} from '../../../protocol/alarms';
import type { Handlers } from '../../../protocol/messages';
import { messageReceiver } from '../../pages/messageReceiver';
import type { EndpointPlaces } from '../../pages/openPages';
import type { PageTab, TabHost } from '../../pages/pageTab';
import type { TabDeps } from '../../pages/tabDeps';
import type { TabKind } from '../../pages/tabbedPanel';
import type { AlarmKey, AlarmRuns } from '../../../core/alarms/alarmRuns';
import { exportFile } from './exportFile';
import { takeStep, type TakeStepDeps } from './takeStep';
import type { ShownReplay } from '../replay/replayWork';

/** Dependencies of the tab. */
export interface AlarmsTabDeps extends TabDeps, TakeStepDeps {
  readonly replays: AlarmRuns<ShownReplay>;
  readonly deliveries: AlarmRuns<DeliveryProgress>;
  /** Whether the trial is running. */
  readonly inTrial: () => boolean;
  /** Shows a time in the chart of an endpoint, ms since 1970. */
  readonly showMoment: (ref: EndpointRef, at: number) => void;
}

/** The tab of an endpoint. */
export function alarmsTab(
  label: string,
  target: EndpointRef,
  deps: AlarmsTabDeps,
): TabKind<EndpointPlaces['alarms']> {
  return { label, create: (host) => new AlarmsTab(target, deps, host), changes: deps.changes };
}

const t = vscode.l10n.t;

class AlarmsTab implements PageTab<EndpointPlaces['alarms']> {
  readonly receive: (message: unknown) => void;
  private readonly owned = new DisposableStore();
  private readonly texts = {
    texts: alarmsTexts(t),
    findingTexts: findingTexts(t),
    replayTexts: replayTexts(t),
  };
  /** The last state that the page has received, as JSON text; empty if it has none. */
  private posted = '';
  /** The card to show as soon as the page listens. */
  private wanted: { readonly alarmName: string; readonly preserveFocus: boolean } | undefined;

  constructor(
    private readonly target: EndpointRef,
    private readonly deps: AlarmsTabDeps,
    private readonly host: TabHost,
  ) {
    const { replays, deliveries, log } = deps;
    this.receive = messageReceiver({
      parse: parseTabMessage,
      handlers: this.handlers,
      post: host.post,
      log,
    });
    this.owned.add(
      replays.onDidChange((key) => {
        if (key.scope === target.scope) this.postReplay(key);
      }),
    );
    this.owned.add(
      deliveries.onDidChange(({ scope }) => {
        if (scope === target.scope) this.follow();
      }),
    );
  }

  setVisible(visible: boolean): void {
    if (visible) this.postAll();
  }

  show({ alarmName, preserveFocus = false }: EndpointPlaces['alarms']): void {
    this.wanted = alarmName === undefined ? undefined : { alarmName, preserveFocus };
    this.postWanted();
  }

  /** Posts the state if it has changed. */
  follow(): void {
    if (!this.host.isShown) return;
    const state = this.state();
    const text = JSON.stringify(state);
    if (text === this.posted) return;
    this.posted = text;
    this.post(state);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private readonly handlers: Handlers<TabMessage> = {
    ready: () => {
      this.postAll();
    },
    createAlarm: () => {
      void this.deps.run('createAlarm', { kind: 'endpoint', ...this.target });
    },
    step: ({ step }) => {
      void takeStep(step, this.target, this.deps, (id) => this.linkOf(id));
    },
    endReplay: ({ alarmName }) => {
      this.deps.replays.remove(this.keyOf(alarmName));
    },
    exportReplay: ({ alarmName, format }) => {
      const shown = this.deps.replays.of(this.keyOf(alarmName));
      if (shown?.kind === 'done') void exportFile({ kind: 'replay', shown, format }, this.fileDeps);
    },
    showMoment: ({ at }) => {
      this.deps.showMoment(this.target, at);
    },
    endDelivery: ({ alarmName }) => {
      const key = this.keyOf(alarmName);
      const { deliveries } = this.deps;
      if (typeof deliveries.of(key)?.phase === 'string') deliveries.cancel(key);
      else deliveries.remove(key);
    },
    exportDelivery: ({ alarmName }) => {
      const progress = this.deps.deliveries.of(this.keyOf(alarmName));
      if (progress) void exportFile({ kind: 'delivery', progress }, this.fileDeps);
    },
    answer: ({ alarmName, subscriber, answer }) => {
      this.deps.deliveries.change(this.keyOf(alarmName), (progress) => ({
        ...progress,
        answers: answered(progress.answers, subscriber, answer),
      }));
    },
    outbox: () => {
      void this.deps.run('trial.outbox');
    },
  };

  private get fileDeps() {
    const { format, log } = this.deps;
    return { format, log, post: this.host.post };
  }

  private keyOf(alarmName: string): AlarmKey {
    return { scope: this.target.scope, alarmName };
  }

  private linkOf(finding: string): string | undefined {
    const found = this.model.cards?.flatMap(({ findings }) => findings) ?? [];
    return found.find(({ id }) => id === finding)?.link;
  }

  private post(message: HostMessage): void {
    this.host.post(message);
  }

  /** A page that was created again, or hidden, has missed messages. */
  private postAll(): void {
    this.posted = '';
    this.follow();
    for (const alarmName of this.alarmNames) this.postReplay(this.keyOf(alarmName));
    this.postWanted();
  }

  private postWanted(): void {
    const { wanted } = this;
    if (!wanted || !this.host.isShown) return;
    this.wanted = undefined;
    this.post({ type: 'showCard', ...wanted });
  }

  private postReplay(key: AlarmKey): void {
    const shown = this.deps.replays.of(key);
    const { alarmName } = key;
    this.post({ type: 'replay', alarmName, replay: shown ? cardReplay(shown) : null });
  }

  private get alarmNames(): readonly string[] {
    return this.model.cards?.map(({ alarmName }) => alarmName) ?? [];
  }

  private get model() {
    const { store, format, now, readOnly, inTrial } = this.deps;
    const { scope: id, endpointId } = this.target;
    const scope = store.scope(id) ?? newScopeSnapshot({ profile: '', region: '' });
    const words = { t, format, now: now(), readOnly: readOnly(), trial: inTrial() };
    return alarmsModel(endpointId, { scope, ...words });
  }

  private state(): AlarmsState {
    const { format, inTrial, deliveries } = this.deps;
    const { model } = this;
    const tests = (model.cards ?? []).flatMap(({ alarmName }) => {
      const progress = deliveries.of(this.keyOf(alarmName));
      return progress ? [[alarmName, deliveryView(progress, { t, format }, inTrial())]] : [];
    });
    return {
      type: 'state',
      ...this.texts,
      language: vscode.env.language,
      model,
      deliveries: Object.fromEntries(tests) as AlarmsState['deliveries'],
    };
  }
}

function cardReplay(shown: ShownReplay): CardReplay {
  return shown.kind === 'done' ? { kind: 'done', picture: shown.picture } : shown;
}

function answered(
  answers: DeliveryProgress['answers'],
  subscriber: string,
  answer: ArrivalAnswer | null,
): DeliveryProgress['answers'] {
  const next = new Map(answers);
  if (answer === null) next.delete(subscriber);
  else next.set(subscriber, answer);
  return next;
}
