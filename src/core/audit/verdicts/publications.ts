/**
 * Finds the two publications between which a connection started, and what else changed between
 * them.
 */
import { minuteMs } from '../../base/duration';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { Sample } from '../../model/sample';
import type { CooperativeTask } from '../../base/cooperativeTask';
import { publishingPhase } from '../../cloudwatch/publishingPhase';
import { firstAtOrAfter } from '../../replay/sampleReader';
import type { Publications } from './verdict';

/**
 * Builds a lookup for the connections of one endpoint, in steps. Assumption: a publication counts
 * the connections that are open at a moment of its minute. AWS does not document this, but its
 * values agree with it.
 * @param records all known connections, including those that started before the examined time
 * @param samples oldest first
 */
export function* publicationsOf(
  records: readonly ConnectionRecord[],
  samples: readonly Sample[],
): CooperativeTask<(record: ConnectionRecord) => Publications> {
  const began = new Uint32Array(samples.length + 1);
  const ended = new Uint32Array(samples.length + 1);
  const phase = publishingPhase(samples, minuteMs, records);
  for (const { startedAt, endedAt } of records) {
    yield;
    const first = firstAtOrAfter(samples, startedAt - phase);
    const gone = endedAt === undefined ? samples.length : firstAtOrAfter(samples, endedAt - phase);
    if (gone <= first) continue;
    began[first] = (began[first] ?? 0) + 1;
    if (endedAt !== undefined) ended[gone] = (ended[gone] ?? 0) + 1;
  }
  return ({ startedAt }) => {
    const index = firstAtOrAfter(samples, startedAt - phase);
    const before = samples[index - 1];
    const after = samples[index];
    return {
      ...(before && { before }),
      ...(after && { after }),
      began: began[index] ?? 0,
      ended: ended[index] ?? 0,
    };
  };
}
