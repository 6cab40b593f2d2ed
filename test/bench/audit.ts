/** How long it takes to say of many connections what the alarm made of them. */
import { auditConnections } from '../../src/core/audit/verdicts/auditConnections';
import { riseAlarm } from '../../src/core/audit/verdicts/auditedAlarm';
import { alarmTimeline } from '../../src/core/audit/verdicts/timeline';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { defaultAssumptions } from '../../src/core/cloudwatch/evaluation';
import type { ConnectionRecord } from '../../src/core/model/connectionRecord';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import type { Measurement } from './measurement';
import { ratioOf, timePairs } from './ratio';

const connections = 10_000;
const days = 63;
const dayMs = 86_400_000;
const intervalMs = 300_000;
const startMs = Date.UTC(2026, 8, 21);
const endpointId = 'cvpn-endpoint-1';
const mostTimesSorts = 5;
/** One sort takes a few milliseconds, too few to be timed well. */
const sorts = 5;

/** They come all day long, and stay from a minute to five hours. */
function records(): readonly ConnectionRecord[] {
  const gapMs = (days * dayMs) / connections;
  return Array.from({ length: connections }, (_, i) => {
    const startedAt = startMs + Math.floor(i * gapMs);
    return {
      id: `cvpn-connection-${i}`,
      endpointId,
      startedAt,
      endedAt: startedAt + ((i * 7919) % 300) * 60_000 + 60_000,
      ingressBytes: 0,
      egressBytes: 0,
      ingressPackets: 0,
      egressPackets: 0,
      state: 'terminated',
      posture: [],
    };
  });
}

/** The history is not there, so that the replay is part of what is measured. */
export function measureAudit(rounds = 9): readonly Measurement[] {
  const all = records();
  const now = startMs + days * dayMs;
  const changes = new Map<number, number>();
  const add = (at: number, by: number): void => {
    const mark = Math.ceil(at / intervalMs) * intervalMs;
    changes.set(mark, (changes.get(mark) ?? 0) + by);
  };
  for (const { startedAt, endedAt = now } of all) {
    add(startedAt, 1);
    add(endedAt, -1);
  }
  let value = 0;
  const samples = Array.from({ length: (days * dayMs) / intervalMs }, (_, i) => {
    const at = startMs + i * intervalMs;
    value += changes.get(at) ?? 0;
    return { at, value };
  });
  const definition = connectionAlarm({
    endpointId,
    endpointLabel: 'bench',
    name: 'bench',
    topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:bench',
  });
  const alarm = {
    ...definition,
    arn: '',
    state: 'OK',
    stateReason: '',
    stateSince: startMs,
    configuredAt: startMs,
  } as const;
  const range = { start: startMs, end: now };
  const audit = (): unknown => {
    const question = { alarm, endpointId, history: undefined, samples, now };
    const timeline = runToCompletion(
      alarmTimeline({ ...question, assumptions: defaultAssumptions }),
    );
    return runToCompletion(
      auditConnections({ range, records: all, samples, alarms: [riseAlarm(timeline, now)] }),
    );
  };
  const what = `audit of ${connections} connections, the alarm replayed`;
  const times = timePairs(audit, () => Array.from({ length: sorts }, () => sorted(all)), rounds);
  return [
    ratioOf({ what, reference: `sorting them ${sorts} times`, limit: mostTimesSorts }, times),
  ];
}

function sorted(records: readonly ConnectionRecord[]): readonly ConnectionRecord[] {
  return [...records].sort((a, b) => mixed(a) - mixed(b) || a.startedAt - b.startedAt);
}

/** A start in another order than that of the list. */
function mixed({ startedAt }: ConnectionRecord): number {
  return (startedAt * 7919) % 86_400_000;
}
