/** States of the Alarms tab, made as the extension makes them: from a snapshot. */
import { alarmsModel } from '../../src/core/alarms/alarmsModel';
import { deliveryView, type DeliveryProgress } from '../../src/core/alarms/deliveryView';
import { replayPicture } from '../../src/core/alarms/pictures/replayPictures';
import { alarmsTexts } from '../../src/core/alarms/view/alarmsTexts';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import { findingTexts } from '../../src/core/diagnosis/view/findingTexts';
import type { AnyAlarm } from '../../src/core/model/logAlarm';
import type { ScopeSnapshot } from '../../src/core/model/snapshot';
import type { Topic } from '../../src/core/model/topic';
import { notCalibrated } from '../../src/core/replay/estimateAssumptions';
import { replayReport } from '../../src/core/replay/readReplay';
import type { ReplayPicture } from '../../src/core/replay/view/replayPicture';
import { replayTexts } from '../../src/core/replay/view/replayTexts';
import { createFormat } from '../../src/core/text/format';
import type { AlarmsState, HostMessage, TabMessage } from '../../src/protocol/alarms';
import { plainTranslate } from '../fakes/plainTranslate';
import {
  at,
  fresh,
  pendingSubscription,
  testAlarm,
  testContributor,
  testEndpoint,
  testLogAlarm,
  testLogGroup,
  testNow,
  testScopeSnapshot,
  testSubscription,
  testTopic,
  topicArn,
} from '../fakes/snapshots';
import { alarm as officeAlarm, now as officeNow, officeSamples } from './office';
import type { Line } from './openPage';

/** What is said on the line of this tab. */
export interface AlarmsLine extends Line {
  readonly incoming: HostMessage;
  readonly outgoing: TabMessage;
  readonly memory: never;
  readonly state: AlarmsState;
}

const endpoint = testEndpoint({
  name: 'Tokyo office',
  logging: { enabled: true, group: testLogGroup },
});

/** How a state differs from that of a person who may change everything. */
export interface StateOptions {
  readonly translate?: typeof plainTranslate;
  readonly locale?: string;
  readonly readOnly?: boolean;
  readonly trial?: boolean;
  readonly deliveries?: Readonly<Record<string, DeliveryProgress>>;
}

/** What the tab is sent about a scope. */
export function alarmsState(scope: ScopeSnapshot, options: StateOptions = {}): AlarmsState {
  const { translate: t = plainTranslate, locale = 'en', readOnly = false } = options;
  const { trial = false, deliveries = {} } = options;
  const format = createFormat({ locale, timeZone: 'UTC' });
  const views = Object.entries(deliveries).map(
    ([name, progress]) => [name, deliveryView(progress, { t, format }, trial)] as const,
  );
  return {
    type: 'state',
    texts: alarmsTexts(t),
    findingTexts: findingTexts(t),
    replayTexts: replayTexts(t),
    language: locale,
    model: alarmsModel(endpoint.id, { scope, t, format, now: testNow, readOnly, trial }),
    deliveries: Object.fromEntries(views),
  };
}

/** A scope with the endpoint and these alarms. */
export function scopeOf(
  alarms: readonly AnyAlarm[],
  topics: readonly Topic[] = [topicOfTwo],
  parts: Partial<ScopeSnapshot> = {},
): ScopeSnapshot {
  return testScopeSnapshot({ endpoints: [endpoint], alarms, topics }, parts);
}

/** One subscriber has confirmed, one has not. */
export const topicOfTwo = testTopic({
  subscriptions: [
    testSubscription({ endpoint: 'it-team@example.com' }),
    pendingSubscription('on-call@example.com'),
  ],
});

const named = testLogAlarm(endpoint.id, { name: 'tokyo-office-by-name', state: 'ALARM' });
const silent = testAlarm(endpoint.id, { name: 'tokyo-office-count', actionsEnabled: false });

/** A log alarm in ALARM, and one on the count whose actions are off. */
export const office = scopeOf([named, silent], [topicOfTwo], {
  contributors: { [named.name]: fresh([testContributor('hana')]) },
});

export const namedAlarm = named.name;

/** So many alarms. */
export function manyAlarms(count: number): ScopeSnapshot {
  return scopeOf(
    Array.from({ length: count }, (_, i) => testLogAlarm(endpoint.id, { name: `alarm-${i}` })),
  );
}

/** A topic with so many subscribers, of whom each third has not confirmed. */
export function crowd(count: number): ScopeSnapshot {
  const subscriptions = Array.from({ length: count }, (_, i) => {
    const address = `person${i}@example.com`;
    return i % 3 === 0 ? pendingSubscription(address) : testSubscription({ endpoint: address });
  });
  return scopeOf([named], [testTopic({ subscriptions })]);
}

const hostileText = `<img src=x onerror=alert(1)>\u202E${'x'.repeat(200)}`;

/** Names that try to be markup, to turn the text round, or to be too long. */
export const hostile = scopeOf(
  [testLogAlarm(endpoint.id, { name: hostileText, alarmActions: [topicArn()] })],
  [testTopic({ subscriptions: [pendingSubscription(hostileText)] })],
);

/** A delivery test of the log alarm. */
export function deliveryOf(
  phase: DeliveryProgress['phase'],
  answers: DeliveryProgress['answers'] = new Map(),
): DeliveryProgress {
  const confirmed = topicOfTwo.subscriptions.filter(({ arn }) => arn !== undefined);
  const pending = topicOfTwo.subscriptions.filter(({ arn }) => arn === undefined);
  const receivers = [{ kind: 'known', topicArn: topicArn(), confirmed, pending }] as const;
  return { alarmName: named.name, receivers, phase, answers };
}

/** CloudWatch has sent the message. */
export const watched: DeliveryProgress['phase'] = {
  kind: 'watched',
  items: [
    {
      kind: 'action',
      alarmName: named.name,
      at: at(10),
      actionArn: topicArn(),
      succeeded: true,
    },
  ],
  unreported: [],
  left: false,
};

/** The replay of the office's alarm over some days. */
export function officePicture(days = 7, translate = plainTranslate, locale = 'en'): ReplayPicture {
  const samples = officeSamples(officeNow - days * 86_400_000, officeNow);
  const report = runToCompletion(
    replayReport(officeAlarm, samples, notCalibrated(officeAlarm), officeNow),
  );
  const [first] = report.summary.inAlarm;
  const transitions = first
    ? [
        {
          alarmName: officeAlarm.name,
          at: first.start,
          from: 'OK',
          to: 'ALARM',
          reason: '',
        } as const,
        {
          alarmName: officeAlarm.name,
          at: first.end,
          from: 'ALARM',
          to: 'OK',
          reason: '',
        } as const,
      ]
    : [];
  const format = createFormat({ locale, timeZone: 'Asia/Tokyo' });
  const reader = { t: translate, format, now: officeNow };
  const picture = replayPicture({ ...report, counts: samples, transitions }, reader);
  if (!picture) throw new Error('There is nothing to draw.');
  return picture;
}
