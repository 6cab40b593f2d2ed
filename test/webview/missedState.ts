/** States of the tab Missed, made as the extension makes them: from an audit. */
import { detailsOf } from '../../src/core/audit/detailsOf';
import { pictureOf } from '../../src/core/audit/pictureOf';
import type { AuditReport } from '../../src/core/audit/readAudit';
import { auditTexts } from '../../src/core/audit/view/auditTexts';
import type { Classification, Verdict } from '../../src/core/audit/verdicts/verdict';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import type { Translate } from '../../src/core/ports/translate';
import { notCalibrated } from '../../src/core/replay/estimateAssumptions';
import { createFormat } from '../../src/core/text/format';
import type { AuditMemory, AuditState, HostMessage, PageMessage } from '../../src/protocol/audit';
import { piecesOf } from '../../src/protocol/pieces';
import { plainTranslate } from '../fakes/plainTranslate';
import { testRecord } from '../fakes/records';
import { now } from './office';
import type { Line } from './openPage';

/** What is said on the line of this page. */
export interface MissedLine extends Line {
  readonly incoming: HostMessage;
  readonly outgoing: PageMessage;
  readonly memory: AuditMemory;
  readonly state: AuditState;
}

const minute = 60_000;
const users = ['hana', 'kenji', 'mei', 'alice', 'contractor', 'omar', 'yuki', 'ravi', '山田 太郎'];

/** What the alarm on the count made of a connection, by turns. */
const verdicts: readonly ((startedAt: number) => Verdict)[] = [
  (at) => ({ kind: 'notified', at: at + 4 * minute }),
  () => ({ kind: 'masked' }),
  (at) => ({ kind: 'notifiedTogether', at: at + 5 * minute, others: 2 }),
  (at) => ({ kind: 'notified', at: at + 3 * minute }),
  () => ({ kind: 'tooShort' }),
  (at) => ({ kind: 'alreadyInAlarm', since: at - 7 * minute }),
  (at) => ({ kind: 'notified', at: at + 2 * minute }),
  (at) => ({ kind: 'actionsOff', at: at + 3 * minute, actions: { why: 'off' } }),
  () => ({ kind: 'unknown', why: 'noSample' }),
];

/** An audit of so many connections, evenly spread over the days before `now`. */
export function auditReport(
  count: number,
  change: Partial<AuditReport> & { readonly days?: number; readonly names?: typeof users } = {},
): AuditReport {
  const { days = 1, names = users, ...rest } = change;
  const range = { start: now - days * 86_400_000, end: now };
  const each = (range.end - range.start) / Math.max(1, count);
  const classifications = Array.from({ length: count }, (_, i): Classification => {
    const startedAt = Math.floor(range.start + i * each);
    const verdict = verdicts[i % verdicts.length]?.(startedAt) ?? { kind: 'noAlarm' };
    const lasted = verdict.kind === 'tooShort' ? 2 : 5 + ((i * 7919) % 150);
    const endedAt = startedAt + lasted * minute;
    return {
      record: testRecord({
        id: `cvpn-connection-${String(i)}`,
        username: names[i % names.length],
        deviceIp: `203.0.113.${String((i % 9) + 1)}`,
        startedAt,
        endedAt: endedAt < now ? endedAt : undefined,
      }),
      verdict,
      publications: {
        before: { at: startedAt - 2 * minute, value: 4 },
        after: { at: startedAt + 3 * minute, value: 5 },
        ...{ began: 1, ended: 0 },
      },
      alarm: { name: 'tokyo-office-vpn-connections', source: 'history' },
      byAlarm: [{ name: 'tokyo-office-vpn-connections', verdict, isNamed: false }],
    };
  });
  const notified = classifications.flatMap(({ verdict }) =>
    verdict.kind === 'notified' ? [{ at: verdict.at, until: verdict.at + 5 * minute }] : [],
  );
  return {
    audit: { range, classifications, totals: {} as AuditReport['audit']['totals'] },
    endpointId: 'cvpn-endpoint-1',
    alarms: [
      {
        name: 'tokyo-office-vpn-connections',
        reads: 'counts',
        calibration: notCalibrated({}),
        firings: notified,
      },
    ],
    coverage: [
      {
        ...{ method: 'rise', alarmName: 'tokyo-office-vpn-connections', connections: count },
        ...{ notified: Math.round(count * 0.45), named: 0, undetermined: Math.round(count / 9) },
        delays: { typicalSeconds: 200, worstSeconds: 310 },
      },
      {
        ...{ method: 'logAlarm', connections: count, notified: count, named: count },
        ...{ undetermined: 0, delays: { typicalSeconds: 75, worstSeconds: 130 } },
      },
    ],
    proposed: classifications.map(({ record: { startedAt } }) => [
      {
        method: 'logAlarm',
        verdict: { kind: 'notified', at: startedAt + 75_000 },
        isNamed: true,
      },
    ]),
    countGaps: [],
    gaps: [],
    historySince: now - 30 * 86_400_000,
    now,
    ...rest,
  };
}

/** The state around a picture. */
export function missedState(
  change: Partial<AuditState> = {},
  translate: Translate = plainTranslate,
): AuditState {
  return {
    type: 'state',
    texts: auditTexts(translate),
    language: 'en',
    range: '1d',
    alarm: null,
    alarms: ['tokyo-office-vpn-connections'],
    progress: null,
    failure: null,
    readOnly: false,
    loggingOff: false,
    now,
    ...change,
  };
}

const readerOf = (t: Translate, locale: string) => ({
  t,
  format: createFormat({ locale, timeZone: 'Asia/Tokyo' }),
  now,
});

/** The messages that bring the picture of an audit. */
export function pictureMessages(
  report: AuditReport,
  of = 1,
  translate: Translate = plainTranslate,
  locale = 'en',
): readonly HostMessage[] {
  const { picture, entries: all } = runToCompletion(
    pictureOf(report, null, readerOf(translate, locale)),
  );
  return [...piecesOf(all)].map(({ from, items: entries, isLast }) =>
    isLast
      ? { type: 'picture', of, from, entries, picture }
      : { type: 'entries', of, from, entries },
  );
}

/** The answer to `describe`. */
export function detailsMessage(
  report: AuditReport,
  index: number,
  translate: Translate = plainTranslate,
  locale = 'en',
): HostMessage {
  const details = detailsOf(report, index, null, readerOf(translate, locale));
  if (!details) throw new Error('There is no such connection.');
  return { type: 'details', of: 1, index, details };
}
