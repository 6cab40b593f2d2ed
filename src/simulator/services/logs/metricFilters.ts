/** Metric filters: PutMetricFilter, DescribeMetricFilters, DeleteMetricFilter, TestMetricFilter. */
import { AwsError } from '../../protocols/awsError';
import type { LogGroup } from '../../state/logs';
import type { MetricFilter } from '../../state/metricFilter';
import type { Operation } from '../contract/service';
import { invalidParameter, notFound } from './errors';
import { patternOf } from './filterLogEvents';
import { groupNamed, listPage } from './groups';
import { transformationOf, transformationOutput } from './metricTransformation';

const mostFilters = 100;
const mostRegexesOfGroup = 5;

export const putMetricFilter: Operation = (input, { account, region }) => {
  const group = groupNamed(region, input.requiredText('logGroupName'));
  const name = input.requiredText('filterName');
  const pattern = input.requiredText('filterPattern');
  const compiled = patternOf(pattern);
  const others = [...group.filters.values()].filter((filter) => filter.name !== name);
  if (others.length >= mostFilters) throw tooMany(`${mostFilters} metric filters`);
  const regexes = others.reduce((sum, filter) => sum + filter.compiled.regexes, compiled.regexes);
  if (regexes > mostRegexesOfGroup) throw tooMany(`${mostRegexesOfGroup} regular expressions`);
  const transformation = transformationOf(input, compiled.isJson);
  const createdAt = group.filters.get(name)?.createdAt ?? account.clock.now();
  group.filters.set(name, { name, pattern, compiled, transformation, createdAt });
  return undefined;
};

export const deleteMetricFilter: Operation = (input, { region }) => {
  const group = groupNamed(region, input.requiredText('logGroupName'));
  if (!group.filters.delete(input.requiredText('filterName')))
    throw notFound('The specified metric filter does not exist.');
  return undefined;
};

export const describeMetricFilters: Operation = (input, { region }) => {
  const groupName = input.text('logGroupName');
  // Without a group the prefix is ignored, as documented by AWS.
  const prefix = groupName === undefined ? '' : (input.text('filterNamePrefix') ?? '');
  const metric = input.text('metricName');
  const namespace = input.text('metricNamespace');
  if ((metric === undefined) !== (namespace === undefined))
    throw invalidParameter('metricName and metricNamespace must be given together.');
  const groups = groupName === undefined ? region.logs.groups() : [groupNamed(region, groupName)];
  const found = groups
    .flatMap((group) => [...group.filters.values()].map((filter) => ({ group, filter })))
    .filter(({ filter }) => filter.name.startsWith(prefix))
    .filter(({ filter: { transformation } }) =>
      metric === undefined
        ? true
        : transformation.name === metric && transformation.namespace === namespace,
    )
    .sort((a, b) => (a.filter.name < b.filter.name ? -1 : 1));
  const key = JSON.stringify([groupName, prefix, metric, namespace]);
  const page = listPage(input, found, `filters ${key}`);
  return {
    metricFilters: page.items.map(({ group, filter }) => filterOutput(group, filter)),
    nextToken: page.nextToken,
  };
};

export const testMetricFilter: Operation = (input) => {
  const compiled = patternOf(input.requiredText('filterPattern'));
  const messages = input.texts('logEventMessages');
  return {
    matches: messages.flatMap((eventMessage, index) =>
      compiled.matches(eventMessage)
        ? [
            {
              eventNumber: index + 1,
              eventMessage,
              extractedValues: compiled.extract(eventMessage),
            },
          ]
        : [],
    ),
  };
};

function filterOutput(group: LogGroup, filter: MetricFilter) {
  return {
    filterName: filter.name,
    filterPattern: filter.pattern,
    metricTransformations: [transformationOutput(filter.transformation)],
    creationTime: filter.createdAt,
    logGroupName: group.name,
    applyOnTransformedLogs: false,
  };
}

function tooMany(what: string): AwsError {
  return new AwsError('LimitExceededException', `Resource limit exceeded: ${what} per log group.`);
}
