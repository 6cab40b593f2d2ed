/** How long it takes to replay an alarm over the samples of many endpoints. */
import { connectionAlarm } from '../../src/core/detection/definition';
import { replayAlarm } from '../../src/core/detection/replay/replayAlarm';
import { summarizeReplay } from '../../src/core/detection/replay/replaySummary';
import type { Sample } from '../../src/core/model/sample';
import { atOnce } from '../../src/core/steps';
import { atMost, medianOf, type Measurement } from './measurement';

const endpoints = 100;
/** As long as CloudWatch keeps samples. */
export const days = 63;
const intervalMs = 300_000;
const startMs = Date.UTC(2026, 8, 21);
const targetMs = 1000;

/** When all samples are from. */
export const range = { start: startMs, end: startMs + days * 86_400_000 };

/** The alarm that the extension proposes. */
export const benchAlarm = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'bench',
  name: 'bench',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:bench',
});

/** A number from 0 to 1 that looks like chance and is the same in every run. */
function chance(seed: number): number {
  const x = Math.sin(seed) * 10_000;
  return x - Math.floor(x);
}

/** People come in the morning, go in the evening, and some come and go in between. */
export function officeSamples(endpoint: number): readonly Sample[] {
  const count = (days * 86_400_000) / intervalMs;
  let connected = 0;
  return Array.from({ length: count }, (_, i) => {
    const seed = endpoint * count + i;
    const hour = (i / 12) % 24;
    const coming = hour < 8 || hour > 19 ? 0 : hour < 12 ? 0.7 : 0.35;
    if (chance(seed) < 0.25) connected += chance(seed + 0.5) < coming ? 1 : -1;
    connected = Math.max(0, connected);
    return { at: startMs + i * intervalMs, value: connected };
  });
}

/** Replays and sums up 63 days for 100 endpoints, some times over. */
export function measureReplay(times = 5): readonly Measurement[] {
  const all = Array.from({ length: endpoints }, (_, i) => officeSamples(i));
  const took = Array.from({ length: times }, () => {
    const startedAt = performance.now();
    for (const samples of all) {
      const transitions = atOnce(replayAlarm(benchAlarm, samples, { range, initial: 'OK' }));
      atOnce(summarizeReplay(transitions, samples, range, 'OK'));
    }
    return performance.now() - startedAt;
  });
  const median = medianOf(took);
  return [
    {
      what: `replay of ${days} days for ${endpoints} endpoints, evaluated every minute`,
      ...median,
      unit: 'ms',
      target: atMost(median.value, targetMs, 'ms'),
    },
  ];
}
