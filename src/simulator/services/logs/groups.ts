/** Log groups and streams: CreateLogGroup, DeleteLogGroup, DescribeLogGroups, DescribeLogStreams. */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import { pageOf, type Page } from '../../request/paging';
import { accountId } from '../../state/identity';
import type { LogGroup, LogStream } from '../../state/logs';
import type { SimulatedRegion } from '../../state/region';
import type { Operation } from '../contract/service';
import { invalidParameter, notFound } from './errors';

const mostListed = 50;

/** A group by name. @throws AwsError if there is none */
export function groupNamed(region: SimulatedRegion, name: string): LogGroup {
  const group = region.logs.group(name);
  if (!group) throw notFound('The specified log group does not exist.');
  return group;
}

/**
 * The group in `logGroupName` or `logGroupIdentifier` (a name or an ARN), exactly one of which is
 * given.
 */
export function namedGroup(input: Input, region: SimulatedRegion): LogGroup {
  const name = input.text('logGroupName');
  const identifier = input.text('logGroupIdentifier');
  if ((name === undefined) === (identifier === undefined))
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier must be given.');
  return groupNamed(region, name ?? nameIn(identifier ?? ''));
}

/** The name of a group in an ARN, or the name itself. */
export function nameIn(identifier: string): string {
  const arn = /^arn:[^:]*:logs:[^:]*:\d*:log-group:([^:]+)(:\*)?$/.exec(identifier);
  return arn?.[1] ?? identifier;
}

export const createLogGroup: Operation = (input, { account, region }) => {
  const name = input.requiredText('logGroupName');
  if (region.logs.group(name)) {
    const message = 'The specified log group already exists';
    throw new AwsError('ResourceAlreadyExistsException', message);
  }
  region.logs.createGroup(name, account.clock.now());
  return undefined;
};

export const deleteLogGroup: Operation = (input, { region }) => {
  const name = input.requiredText('logGroupName');
  groupNamed(region, name);
  region.logs.deleteGroup(name);
  return undefined;
};

/** Events are not deleted when the retention ends: AWS does that up to 72 hours later. */
export const putRetentionPolicy: Operation = (input, { region }) => {
  const group = groupNamed(region, input.requiredText('logGroupName'));
  group.retentionDays = input.requiredNumber('retentionInDays');
  return undefined;
};

export const describeLogGroups: Operation = (input, { region }) => {
  const prefix = input.text('logGroupNamePrefix');
  const part = input.text('logGroupNamePattern');
  const identifiers = input.texts('logGroupIdentifiers').map(nameIn);
  const logClass = input.text('logGroupClass') ?? 'STANDARD';
  if (prefix !== undefined && part !== undefined) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive.',
    );
  }
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
  if (identifiers.length > 0 && (prefix ?? part) !== undefined)
    throw invalidParameter('logGroupIdentifiers allows no other filter.');
  const accounts = input.texts('accountIdentifiers');
  const found = region.logs
    .groups()
    .filter(() => accounts.length === 0 || accounts.includes(accountId))
    .filter(({ name }) => name.startsWith(prefix ?? ''))
    .filter(({ name }) => name.includes(part ?? ''))
    .filter(({ name }) => identifiers.length === 0 || identifiers.includes(name))
    .filter(() => logClass === 'STANDARD');
  const key = JSON.stringify([prefix, part, identifiers, logClass, accounts]);
  const page = listPage(input, found, `groups ${key}`);
  return {
    logGroups: page.items.map((group) => groupOutput(group, region.name)),
    nextToken: page.nextToken,
  };
};

export const describeLogStreams: Operation = (input, { region }) => {
  const group = namedGroup(input, region);
  const prefix = input.text('logStreamNamePrefix') ?? '';
  const order = input.text('orderBy') ?? 'LogStreamName';
  const descending = input.flag('descending') ?? false;
  if (order === 'LastEventTime' && prefix !== '')
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  const key = (stream: LogStream): string | number =>
    order === 'LogStreamName' ? stream.name : (stream.lastEventAt ?? 0);
  const found = [...group.streams.values()]
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  if (descending) found.reverse();
  const page = listPage(input, found, `streams ${group.name} ${prefix} ${order} ${descending}`);
  return {
    logStreams: page.items.map((stream) => streamOutput(group, stream, region.name)),
    nextToken: page.nextToken,
  };
};

/** A page of a list; at most 50 items per page. */
export function listPage<T>(input: Input, items: readonly T[], list: string): Page<T> {
  const size = input.number('limit') ?? mostListed;
  return pageOf(items, list, size, input.text('nextToken'), () =>
    invalidParameter('The specified nextToken is invalid.'),
  );
}

function groupOutput(
  { name, createdAt, filters, storedBytes, retentionDays }: LogGroup,
  region: string,
) {
  const logGroupArn = arnOf(name, region);
  return {
    logGroupName: name,
    creationTime: createdAt,
    metricFilterCount: filters.size,
    arn: `${logGroupArn}:*`,
    storedBytes,
    retentionInDays: retentionDays,
    logGroupClass: 'STANDARD',
    logGroupArn,
  };
}

function streamOutput(group: LogGroup, stream: LogStream, region: string) {
  const { name, createdAt, firstEventAt, lastEventAt } = stream;
  return {
    logStreamName: name,
    creationTime: createdAt,
    firstEventTimestamp: firstEventAt,
    lastEventTimestamp: lastEventAt,
    lastIngestionTime: lastEventAt,
    arn: `${arnOf(group.name, region)}:log-stream:${name}`,
    storedBytes: 0,
  };
}

function arnOf(name: string, region: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
}
