/** PutMetricData: up to 1,000 values, statistic sets or value lists of custom metrics. */
import type { Input } from '../../input';
import { merged, single, type StatisticSet } from '../../world/statistics';
import type { Operation } from '../service';
import { invalidCombination, invalidValue } from './errors';
import { dimensionRecord, dimensionsOf, metricNameOf, namespaceOf, unitOf } from './fields';

const mostData = 1000;
const oldestMs = 14 * 86_400_000;
const newestMs = 2 * 3_600_000;

export const putMetricData: Operation = (input, { world, region }) => {
  const namespace = namespaceOf(input);
  // AWS's own namespaces are not for customers.
  if (/^AWS\//i.test(namespace)) {
    throw invalidValue(`The value ${namespace} for parameter Namespace is invalid.`);
  }
  const data = input.structures('MetricData');
  if (data.length === 0 || data.length > mostData) {
    throw invalidValue(`MetricData must have between 1 and ${mostData} entries.`);
  }
  const now = world.clock.now();
  const readings = data.map((datum) => ({
    id: { namespace, name: metricNameOf(datum), dimensions: dimensionRecord(dimensionsOf(datum)) },
    at: timeOf(datum, now),
    measured: measuredOf(datum),
    unit: unitOf(datum) ?? 'None',
    resolution: datum.integer('StorageResolution', 1, 60) ?? 60,
  }));
  // Stored only when all are sound.
  for (const { id, at, measured, unit, resolution } of readings) {
    region.metrics.put(id, at, measured, unit, resolution);
  }
  return undefined;
};

function timeOf(datum: Input, now: number): number {
  const at = datum.time('Timestamp') ?? now;
  if (at < now - oldestMs || at > now + newestMs) {
    throw invalidValue(
      'The parameter Timestamp must be no more than two weeks in the past and two hours in the future.',
    );
  }
  return at;
}

function measuredOf(datum: Input): StatisticSet {
  const set = datum.structure('StatisticValues');
  const value = datum.number('Value');
  const values = datum.numbers('Values');
  if ([set !== undefined, value !== undefined, values.length > 0].filter(Boolean).length !== 1) {
    throw invalidCombination('Exactly one of Value, Values and StatisticValues must be given.');
  }
  if (value !== undefined) return single(value);
  if (set) {
    return {
      count: set.requiredNumber('SampleCount'),
      sum: set.requiredNumber('Sum'),
      min: set.requiredNumber('Minimum'),
      max: set.requiredNumber('Maximum'),
    };
  }
  const counts = datum.numbers('Counts');
  if (counts.length > 0 && counts.length !== values.length) {
    throw invalidValue('Values and Counts must have the same length.');
  }
  return merged(values.map((one, index) => single(one, counts[index] ?? 1)));
}
