/** How long it takes to say of many connections what the alarm made of them. */
import { auditConnections } from '../../src/core/detection/audit/auditConnections';
import { alarmTimeline } from '../../src/core/detection/audit/timeline';
import { connectionAlarm } from '../../src/core/detection/definition';
import { defaultAssumptions } from '../../src/core/detection/evaluation';
import type { ConnectionRecord } from '../../src/core/model/connectionRecord';
import { atOnce } from '../../src/core/steps';
import { atMost, medianOf, type Measurement } from './measurement';

const connections = 10_000;
const days = 63;
const dayMs = 86_400_000;
const intervalMs = 300_000;
const startMs = Date.UTC(2026, 8, 21);
const endpointId = 'cvpn-endpoint-1';
const targetMs = 200;

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
      sources: ['log'],
    };
  });
}

/** The history is not there, so that the replay is part of what is measured. */
export function measureAudit(times = 9): readonly Measurement[] {
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
  const took = Array.from({ length: times }, () => {
    const startedAt = performance.now();
    const assumptions = defaultAssumptions;
    const timeline = atOnce(
      alarmTimeline({
        alarm,
        endpointId,
        history: undefined,
        samples,
        now,
        assumptions,
      }),
    );
    const range = { start: startMs, end: now };
    atOnce(auditConnections({ range, records: all, samples, timelines: [timeline], now }));
    return performance.now() - startedAt;
  });
  const median = medianOf(took);
  return [
    {
      what: `audit of ${connections} connections, the alarm replayed`,
      ...median,
      unit: 'ms',
      target: atMost(median.value, targetMs, 'ms'),
    },
  ];
}
