/**
 * Replaying the proposed log alarm over a long connection log: every entry read, the query run every
 * minute. Measures the time beside JSON.parse of the same entries.
 */
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import { connectionLogAlarm } from '../../src/core/logAlarms/connectionLogAlarm';
import type { IngestedEntry } from '../../src/core/cloudwatchLogs/logGroup';
import { runSchedule } from '../../src/core/replay/log/logRuns';
import { MatchedEntries } from '../../src/core/replay/log/matchedEntries';
import { replayLogAlarm } from '../../src/core/replay/log/replayLogAlarm';
import { entry } from '../unit/connections/log/entries';
import type { Measurement } from './measurement';
import { ratioOf, timePairs } from './ratio';

const count = 100_000;
/** A week, as long as the comparison of methods looks back. */
const days = 7;
const dayMs = 86_400_000;
const rounds = 9;
const mostTimesParsing = 2;
const endpointId = 'cvpn-endpoint-0a1';
const start = Date.UTC(2026, 0, 5);

/** Connections begin and end all week long, half of the entries each. */
function entries(): readonly IngestedEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const at = start + Math.floor((i * days * dayMs) / count);
    const began = i % 2 === 0;
    const message = entry({
      'client-vpn-endpoint-id': endpointId,
      'connection-id': `cvpn-connection-${i >> 1}`,
      'common-name': `client${i % 500}`,
      'device-ip': `198.51.100.${i % 250}`,
      ...(!began && {
        'connection-log-type': 'connection-reset',
        'connection-attempt-status': 'NA',
      }),
    });
    return { message, at, ingestedAt: at + 2000 };
  });
}

/** The measurement. */
export function benchLogReplay(): readonly Measurement[] {
  const all = entries();
  const alarm = connectionLogAlarm({
    ...{ kind: 'connections', name: 'bench', endpointId, endpointLabel: 'bench' },
    ...{ logGroup: '/vpn', roleArn: 'role', topicArns: ['topic'] },
  });
  const replay = (): unknown => {
    const matched = new MatchedEntries(alarm.query);
    for (const one of all) matched.add(one);
    const range = { start, end: start + days * dayMs + 300_000 };
    const schedule = runSchedule(alarm.query);
    const { contributors } = runToCompletion(
      replayLogAlarm(alarm, matched, { range, schedule, initial: 'OK' }),
    );
    const notified = contributors.filter(({ to }) => to === 'ALARM').length;
    if (notified !== count / 2) throw new Error(`${notified} connections were notified.`);
    return notified;
  };
  const parse = (): unknown => {
    let parsed: unknown;
    for (const { message } of all) parsed = JSON.parse(message);
    return parsed;
  };
  const what = `replaying a log alarm over ${count} entries of ${days} days`;
  return [
    ratioOf(
      { what, reference: 'JSON.parse of them', limit: mostTimesParsing },
      timePairs(replay, parse, rounds),
    ),
  ];
}
