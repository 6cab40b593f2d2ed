/** PutMetricData: up to 1,000 values, statistic sets or value lists of custom metrics. */
import { dayMs, hourMs } from '../../../core/base/duration';
import type { Input } from '../../request/input';
import { merged, single, type StatisticSet } from '../../state/metrics/statistics';
import type { Operation } from '../contract/service';
import { invalidCombination, invalidValue } from './errors';
import { dimensionRecord, dimensionsOf } from './fields';

const mostData = 1000;
const oldestMs = 14 * dayMs;
const newestMs = 2 * hourMs;

export const putMetricData: Operation = (input, { account, region }) => {
  const namespace = input.requiredText('Namespace');
  // AWS's own namespaces are reserved.
  if (/^AWS\//i.test(namespace))
    throw invalidValue(`The value ${namespace} for parameter Namespace is invalid.`);
  const data = dataOf(input);
  const now = account.clock.now();
  const readings = data.map((datum) => ({
    id: {
      namespace,
      name: datum.requiredText('MetricName'),
      dimensions: dimensionRecord(dimensionsOf(datum)),
    },
    at: timeOf(datum, now),
    measured: measuredOf(datum),
    unit: datum.text('Unit') ?? 'None',
    resolution: datum.number('StorageResolution') ?? 60,
  }));
  // Stored only if all are valid.
  for (const { id, at, measured, unit, resolution } of readings)
    region.metrics.put(id, at, measured, unit, resolution);
  return undefined;
};

/** The data with entities and those without. */
function dataOf(input: Input): Input[] {
  const entities = input.structures('EntityMetricData');
  if (entities.length > 0 && !input.has('StrictEntityValidation'))
    throw input.dialect.missing('StrictEntityValidation');
  const data = [input, ...entities].flatMap((one) => one.structures('MetricData'));
  if (data.length === 0) {
    throw input.has('MetricData')
      ? invalidValue('The parameter MetricData must not be empty.')
      : input.dialect.missing('MetricData');
  }
  if (data.length > mostData)
    throw invalidValue(`The metrics must not have a size greater than ${mostData} in all.`);
  return data;
}

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
  if ([set !== undefined, value !== undefined, values.length > 0].filter(Boolean).length !== 1)
    throw invalidCombination('Exactly one of Value, Values and StatisticValues must be given.');
  const counts = datum.numbers('Counts');
  if (counts.length > 0 && counts.length !== values.length)
    throw invalidValue('Values and Counts must have the same length.');
  if (value !== undefined) return single(value);
  if (set) {
    return {
      count: set.requiredNumber('SampleCount'),
      sum: set.requiredNumber('Sum'),
      min: set.requiredNumber('Minimum'),
      max: set.requiredNumber('Maximum'),
    };
  }
  return merged(values.map((one, index) => single(one, counts[index] ?? 1)));
}
