/** CloudWatch Logs' metric filters as the domain's. */
import type {
  MetricFilter as Source,
  MetricTransformation as SourceTransformation,
} from '@aws-sdk/client-cloudwatch-logs';
import type { MetricFilter, MetricTransformation } from '../../core/cloudwatchLogs/metricFilter';
import { omitUndefined, readNumber, readObjects, readText, readTime } from './fields';

/** Undefined for a filter without name, group or transformation. */
export function toMetricFilter(source: Source): MetricFilter | undefined {
  const { filterName, logGroupName, filterPattern, metricTransformations, creationTime, ...rest } =
    source;
  const [first, ...others] = readObjects(metricTransformations);
  const name = readText(filterName);
  const group = readText(logGroupName);
  const transformation = first && toTransformation(first);
  if (name === undefined || group === undefined || !transformation) return undefined;
  const { unit } = first;
  const other = otherSettings({
    ...rest,
    ...(unit !== undefined && unit !== 'None' && { unit }),
    ...(others.length > 0 && { metricTransformations: others }),
  });
  return omitUndefined({
    name,
    group,
    // An empty pattern matches every event.
    pattern: typeof filterPattern === 'string' ? filterPattern : '',
    transformation,
    createdAt: readTime(creationTime) ?? readNumber(creationTime),
    other,
  });
}

function toTransformation(source: SourceTransformation): MetricTransformation | undefined {
  const namespace = readText(source.metricNamespace);
  const metricName = readText(source.metricName);
  const value = readText(source.metricValue);
  if (namespace === undefined || metricName === undefined || value === undefined) return undefined;
  const dimensions = Object.entries(source.dimensions ?? {}).filter(
    ([, selector]) => readText(selector) !== undefined,
  );
  return omitUndefined({
    namespace,
    metricName,
    value,
    dimensions: Object.fromEntries(dimensions),
    defaultValue: readNumber(source.defaultValue),
  });
}

/** The settings that have an effect: AWS also returns empty lists and `false`. */
function otherSettings(all: Readonly<Record<string, unknown>>): MetricFilter['other'] {
  const set = Object.entries(all).filter(([, value]) =>
    Array.isArray(value)
      ? value.length > 0
      : value !== undefined && value !== null && value !== false && value !== '',
  );
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}
