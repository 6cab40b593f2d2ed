/** The metric filters that a log group has already, as far as they matter for a new one. */
import {
  mostMetricFilters,
  publishesTheSame,
  type MetricFilter,
  type MetricFilterDefinition,
} from '../../cloudwatchLogs/metricFilter';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { Problem } from '../write/problem';
import type { CountedGroup } from './countedGroup';

/** The filter of the group that publishes the same already, whatever its name; undefined if none does. */
export function equalFilter(
  wanted: MetricFilterDefinition,
  { filters }: CountedGroup,
): MetricFilter | undefined {
  const equal = filters.filter((filter) => publishesTheSame(wanted, filter));
  return equal.find(({ name }) => name === wanted.name) ?? equal[0];
}

/** What prevents the filter, and what the user should know of others. */
export function filterProblems(
  wanted: MetricFilterDefinition,
  group: CountedGroup,
  t: Translate,
): readonly Problem[] {
  const equal = equalFilter(wanted, group);
  return [
    ...classProblems(group, t),
    ...(equal ? equalProblems(equal, group, t) : newProblems(wanted, group, t)),
    ...mixedProblems(wanted, group, t),
  ];
}

function classProblems({ name, logClass }: CountedGroup, t: Translate): readonly Problem[] {
  if (logClass === 'STANDARD') return [];
  const text = t(
    'Log groups of the class of {0} have no metric filters. Choose another detection method or another log group.',
    displayText(name),
  );
  return [{ severity: 'error', text }];
}

function equalProblems(
  equal: MetricFilter,
  { filters }: CountedGroup,
  t: Translate,
): readonly Problem[] {
  const text = t(
    'The metric filter {0} of the log group counts connections already. It is used as it is.',
    displayText(equal.name),
  );
  const twice = filters.filter(
    (filter) => filter.name !== equal.name && publishesTheSame(equal, filter),
  );
  return [
    { severity: 'warning', text },
    ...twice.map(({ name }): Problem => {
      const counted = t(
        'The metric filter {0} counts the same connections once more.',
        displayText(name),
      );
      return { severity: 'warning', text: counted };
    }),
  ];
}

function newProblems(
  { name }: MetricFilterDefinition,
  { filters, ...group }: CountedGroup,
  t: Translate,
): readonly Problem[] {
  if (filters.some((filter) => filter.name === name)) {
    const text = t(
      'The log group {1} has a metric filter named {0} that counts something else. It is not overwritten: choose another name, or delete it.',
      displayText(name),
      displayText(group.name),
    );
    return [{ severity: 'error', text }];
  }
  if (filters.length < mostMetricFilters) return [];
  const text = t(
    'The log group {0} has {1} metric filters, the maximum of CloudWatch Logs. Delete one that is not needed.',
    displayText(group.name),
    filters.length,
  );
  return [{ severity: 'error', text }];
}

/** Others that add to the same metric what this filter does not count. */
function mixedProblems(
  wanted: MetricFilterDefinition,
  { filters, filtersElsewhere }: CountedGroup,
  t: Translate,
): readonly Problem[] {
  const { namespace, metricName } = wanted.transformation;
  return [...filters, ...filtersElsewhere]
    .filter(({ transformation }) => transformation.metricName === metricName)
    .filter(({ transformation }) => transformation.namespace === namespace)
    .filter((filter) => !publishesTheSame(wanted, filter))
    .filter(({ name, group }) => name !== wanted.name || group !== wanted.group)
    .map(({ name, group }) => {
      const text = t(
        'The metric filter {0} of the log group {1} adds something else to the same metric, so that the alarm may fire without a connection.',
        displayText(name),
        displayText(group),
      );
      return { severity: 'warning', text };
    });
}

/**
 * Validates the name of a metric filter.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
export function filterNameProblem(text: string, t: Translate): Problem | undefined {
  const name = text.trim();
  const error = (sentence: string): Problem => ({ severity: 'error', text: sentence });
  if (name === '') return error(t('Enter a name for the metric filter.'));
  if (name.length > 512) return error(t('The name of a metric filter has at most 512 characters.'));
  if (/[:*]/.test(name))
    return error(t('The name of a metric filter cannot contain "{0}" or "{1}".', ':', '*'));
  return undefined;
}
