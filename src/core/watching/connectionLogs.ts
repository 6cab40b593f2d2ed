/**
 * Which endpoints a log alarm watches: those that its query names, otherwise those whose connection
 * log it reads.
 */
import { memoizeByObject } from '../base/memoize';
import { parseInsightsQuery } from '../logAlarms/insightsQuery';
import { QueryError } from '../logAlarms/queryTokens';
import type { Endpoint } from '../model/endpoint';
import type { LogAlarm, LogAlarmDefinition } from '../model/logAlarm';
import { meansClientVpn } from './intendedNames';
import { sampleEntry } from './sampleEntry';

/** An endpoint with its connection log. */
export type LoggedEndpoint = Pick<Endpoint, 'id' | 'logging'>;

/** The query of a log alarm, which decides. */
type Reading = Pick<LogAlarmDefinition, 'query'>;

/** An endpoint id in a query. AWS's ids are hexadecimal. */
const endpointIds = /(?<![\w-])cvpn-endpoint-\w+/g;

/** The ids of the endpoints that the query names, each once. */
export const idsInQuery: (alarm: Reading) => readonly string[] = memoizeByObject(({ query }) => [
  ...new Set(query.queryString.match(endpointIds)),
]);

/** The log group of an identifier, which is a name or an ARN. */
export interface LogGroupRef {
  readonly name: string;
  /** Twelve digits; absent for a name. */
  readonly accountId?: string;
}

/**
 * Reads a log group identifier.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
 */
export function logGroupRef(identifier: string): LogGroupRef {
  const arn = /^arn:[^:]*:logs:[^:]*:(\d*):log-group:([^:]+)(?::\*)?$/.exec(identifier);
  if (!arn) return { name: identifier };
  const [, accountId = '', name = ''] = arn;
  return accountId === '' ? { name } : { name, accountId };
}

/** An endpoint whose metrics or log an alarm names. */
export interface NamedEndpoint {
  readonly id: string;
  /** Twelve digits, if it is in another account than the alarm. */
  readonly accountId?: string;
}

/**
 * The endpoints that the query names. A query over the log groups of one other account reads the logs
 * of that account's endpoints.
 */
export const namedInQuery = memoizeByObject((alarm: Reading): readonly NamedEndpoint[] => {
  const own = 'arn' in alarm ? String(alarm.arn).split(':')[4] : undefined;
  const accounts = alarm.query.logGroups.map((group) => logGroupRef(group).accountId ?? own);
  const [accountId, ...others] = new Set(accounts);
  const elsewhere = own !== undefined && others.length === 0 && accountId !== own;
  return idsInQuery(alarm).map((id) =>
    elsewhere && accountId !== undefined ? { id, accountId } : { id },
  );
});

/** Whether the query names the endpoint, or names none and reads the endpoint's log group. */
export function readsLogOf(
  alarm: Pick<LogAlarm, 'query' | 'arn'>,
  { id, logging }: LoggedEndpoint,
): boolean {
  const named = idsInQuery(alarm);
  if (named.length > 0) return named.includes(id);
  const { group } = logging;
  return group !== undefined && ownGroups(alarm).has(group);
}

/** The names of the log groups that it reads in its own account. */
export const ownGroups = memoizeByObject(
  ({ query, arn }: Pick<LogAlarm, 'query' | 'arn'>): ReadonlySet<string> => {
    const own = arn.split(':')[4];
    const groups = query.logGroups.map(logGroupRef);
    return new Set(groups.flatMap(({ name, accountId = own }) => (accountId === own ? name : [])));
  },
);

/** Whether its query, or the name of a log group, is about Client VPN by its words. */
export const meansConnectionLog: (alarm: Reading) => boolean = memoizeByObject(({ query }) =>
  [query.queryString, ...query.logGroups].some(
    (text) => meansClientVpn(text) || /connection-(?:log-type|attempt-)/.test(text),
  ),
);

/** What a log alarm on a connection log finds; `other` if its query cannot be determined. */
export type LogAlarmSubject = 'connections' | 'failedAttempts' | 'other';

/** What the alarm finds, by its query applied to an entry of each kind. */
export const logAlarmSubject: (alarm: Reading) => LogAlarmSubject = memoizeByObject((alarm) => {
  const found = entriesFound(alarm);
  if (found.includes('successful')) return 'connections';
  return found.includes('failed') ? 'failedAttempts' : 'other';
});

const outcomes = ['successful', 'failed'] as const;

function entriesFound(alarm: Reading): readonly (typeof outcomes)[number][] {
  const text = alarm.query.queryString;
  try {
    const { row } = parseInsightsQuery(text);
    const [id = 'cvpn-endpoint-1'] = idsInQuery(alarm);
    return outcomes.filter((outcome) => {
      const entry = sampleEntry(id, { type: 'connection-attempt', status: outcome });
      return row((name) => (Object.hasOwn(entry, name) ? entry[name] : undefined)) !== undefined;
    });
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return outcomes.filter((outcome) => text.includes(outcome));
  }
}
