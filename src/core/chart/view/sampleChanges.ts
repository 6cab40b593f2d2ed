/**
 * The users who connected and disconnected between two samples. The difference of the samples is their
 * sum, in which a disconnection hides a new connection.
 */
import { publishingPhase } from '../../cloudwatch/publishingPhase';
import { connectionUser } from '../../model/connection';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { Sample } from '../../model/sample';

/** The changes between the previous sample and this one. */
export interface SampleChange {
  /** Index of the sample. */
  readonly index: number;
  /** A name for each connection that started, in order of time. */
  readonly joined: readonly string[];
  /** A name for each connection that ended. A connection that started and ended is in both lists. */
  readonly left: readonly string[];
  /** How many of the new connections are missing in the difference, because others ended. */
  readonly hidden: number;
}

/**
 * The changes of samples that have any, oldest first.
 * @param samples oldest first, stamped with the starts of their periods
 */
export function sampleChanges(
  samples: readonly Sample[],
  periodSeconds: number,
  records: readonly ConnectionRecord[],
): readonly SampleChange[] {
  const phase = publishingPhase(samples, periodSeconds * 1000, records);
  const taken = samples.map(({ at }) => at + phase);
  const joined = namesBySample(taken, records, ({ startedAt }) => startedAt);
  const left = namesBySample(taken, records, ({ endedAt }) => endedAt);
  return [...new Set([...joined.keys(), ...left.keys()])]
    .sort((a, b) => a - b)
    .map((index) => {
      const [own, ended] = [joined.get(index) ?? [], left.get(index) ?? []];
      return { index, joined: own, left: ended, hidden: hiddenRises(samples, index, own, ended) };
    });
}

/**
 * The new connections that the difference does not contain. Without a disconnection nothing hides them:
 * the count then follows in the next sample.
 */
function hiddenRises(
  samples: readonly Sample[],
  index: number,
  joined: readonly string[],
  left: readonly string[],
): number {
  const [before, now] = [samples[index - 1], samples[index]];
  if (!before || !now || left.length === 0) return 0;
  return Math.max(0, joined.length - Math.max(0, now.value - before.value));
}

function namesBySample(
  taken: readonly number[],
  records: readonly ConnectionRecord[],
  timeOf: (record: ConnectionRecord) => number | undefined,
): ReadonlyMap<number, readonly string[]> {
  const events = records
    .map((record) => ({ at: timeOf(record), name: connectionUser(record) }))
    .filter((event): event is { at: number; name: string } => event.at !== undefined)
    .sort((a, b) => a.at - b.at);
  const found = new Map<number, string[]>();
  let index = 0;
  for (const { at, name } of events) {
    while (index < taken.length && (taken[index] ?? 0) < at) index++;
    // There is no difference before the first sample and none after the last.
    if (index === 0 || index >= taken.length) continue;
    const own = found.get(index);
    if (own) own.push(name);
    else found.set(index, [name]);
  }
  return found;
}
