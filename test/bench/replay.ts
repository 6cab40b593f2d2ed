/** What it costs to replay an alarm over the samples of many endpoints. */
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { replayAlarm } from '../../src/core/replay/replayAlarm';
import { summarizeReplay } from '../../src/core/replay/replaySummary';
import type { Sample } from '../../src/core/model/sample';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import type { Measurement } from './measurement';
import { ratioOf, timePairs } from './ratio';

const endpoints = 100;
/** As long as CloudWatch keeps samples. */
export const days = 63;
const intervalMs = 300_000;
const startMs = Date.UTC(2026, 8, 21);
/** A minute between two samples is evaluated five times, and each transition is explained. */
const mostTimesPasses = 10;
/** One pass takes a few milliseconds, too few to be timed well. */
const passes = 10;

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

/** Users connect in the morning and disconnect in the evening; some reconnect in between. */
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

/** Replays and sums up 63 days for 100 endpoints, beside passes over the same samples. */
export function measureReplay(rounds = 7): readonly Measurement[] {
  const all = Array.from({ length: endpoints }, (_, i) => officeSamples(i));
  const times = timePairs(
    () => all.map(replayed),
    () => Array.from({ length: passes }, () => all.map(risesIn)),
    rounds,
  );
  const what = `replay of ${days} days for ${endpoints} endpoints, evaluated every minute`;
  return [
    ratioOf(
      { what, reference: `${passes} passes over the samples`, limit: mostTimesPasses },
      times,
    ),
  ];
}

function replayed(samples: readonly Sample[]): unknown {
  const transitions = runToCompletion(replayAlarm(benchAlarm, samples, { range, initial: 'OK' }));
  return runToCompletion(summarizeReplay(benchAlarm, transitions, samples, range, 'OK'));
}

/** How often the count rises: the least that any answer about an alarm on rises takes. */
function risesIn(samples: readonly Sample[]): number {
  let rises = 0;
  for (let i = 1; i < samples.length; i++)
    if ((samples[i]?.value ?? 0) > (samples[i - 1]?.value ?? 0)) rises++;
  return rises;
}
