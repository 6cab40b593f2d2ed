/**
 * The part of the health check that needs reads: the roles and log groups of the log alarms of a
 * scope. It runs when the user asks for the check, not at each refresh.
 */
import { roleState } from '../actions/roles/checkRole';
import { minuteMs } from '../base/duration';
import { eachLimited } from '../base/mapConcurrent';
import type { LogAlarmRole } from '../logAlarms/logAlarmRoles';
import { isExpected } from '../model/errors';
import type { LogAlarm } from '../model/logAlarm';
import { partValue } from '../model/snapshot';
import { roleName } from '../policy/role';
import type { ScopeAws } from '../ports/aws';
import { ownGroups } from '../watching/connectionLogs';
import { accountOf, endpointsOf } from '../watching/watches';
import type { Finding, Hit } from './finding';
import type { ReadDiagnosis } from './readDiagnosis';
import { subjectOf, type Subject } from './subject';

/** Alarms checked in parallel. */
const parallel = 2;

/** Entries become readable some minutes late; how late is not documented. */
const logDelayMs = 30 * minuteMs;

/** What a check reads with. */
export interface CheckReads {
  readonly aws: ScopeAws;
  readonly signal: AbortSignal;
}

/**
 * The findings about the roles and log groups of the scope's log alarms, in the order of the alarms. A
 * read that fails is a finding, too. Empty if the signal aborts.
 * @throws unexpected errors
 */
export async function readFindings(
  scope: Subject['scope'],
  reads: CheckReads,
): Promise<readonly Finding[]> {
  const subject = subjectOf(scope);
  if (!subject) return [];
  const hits = new Map<string, Promise<Hit<ReadDiagnosis> | undefined>>();
  // Many alarms share a role or a log group.
  const once = (key: string, check: Check): Promise<Hit<ReadDiagnosis> | undefined> => {
    const known = hits.get(key) ?? failureAsHit(key, check);
    hits.set(key, known);
    return known;
  };
  const found = await eachLimited(subject.logAlarms, parallel, async (alarm) => {
    if (reads.signal.aborted) return [];
    const all = await Promise.all([
      ...rolesOf(alarm).map(({ arn, role }) =>
        once(`${arn} ${JSON.stringify(role)}`, () => roleHit(arn, role, alarm, reads)),
      ),
      ...[...ownGroups(alarm)].map((group) => once(group, () => groupHit(group, subject, reads))),
    ]);
    return all.flatMap((hit) => (hit ? [findingOf(alarm, hit, subject)] : []));
  });
  return reads.signal.aborted ? [] : found.flat();
}

type Check = () => Promise<Hit<ReadDiagnosis> | undefined>;

async function failureAsHit(key: string, check: Check): Promise<Hit<ReadDiagnosis> | undefined> {
  try {
    return await check();
  } catch (error) {
    if (!isExpected(error)) throw error;
    const { failure } = error;
    const [what = ''] = key.split(' ');
    return { severity: 'info', diagnosis: { rule: 'unread', what, failure } };
  }
}

function rolesOf({ query, logLineCount, logLineRoleArn }: LogAlarm) {
  const { logGroups } = query;
  const runs: LogAlarmRole = { kind: 'query', logGroups };
  const reads: LogAlarmRole = { kind: 'logLines', logGroups };
  return [
    { arn: query.roleArn, role: runs },
    ...(logLineCount > 0 && logLineRoleArn !== undefined
      ? [{ arn: logLineRoleArn, role: reads }]
      : []),
  ];
}

async function roleHit(
  arn: string,
  role: LogAlarmRole,
  alarm: LogAlarm,
  { aws, signal }: CheckReads,
): Promise<Hit<ReadDiagnosis> | undefined> {
  const [name, accountId] = [roleName(arn), accountOf(alarm)];
  if (name === undefined || accountId === undefined || arn.split(':')[4] !== accountId)
    return undefined;
  const account = { accountId, region: aws.scope.region };
  const state = await roleState({ name, role, account }, aws, signal);
  switch (state.kind) {
    case 'ready':
      return undefined;
    case 'missing':
      return { severity: 'error', diagnosis: { rule: 'roleGone', role: name } };
    case 'faulty': {
      const { faults } = state;
      const certain = faults.some((fault) => fault.kind !== 'unreadable' && fault.certain);
      const severity = certain ? 'error' : 'info';
      return { severity, diagnosis: { rule: 'roleFaulty', role: name, faults } };
    }
  }
}

async function groupHit(
  group: string,
  subject: Subject,
  { aws, signal }: CheckReads,
): Promise<Hit<ReadDiagnosis> | undefined> {
  if (!(await aws.logGroups.get(group, signal)))
    return { severity: 'error', diagnosis: { rule: 'groupGone', group } };
  const since = connectedSince(group, subject, aws.clock.now() - logDelayMs);
  if (since === undefined) return undefined;
  const range = { start: since, end: aws.clock.now() };
  const entries = await aws.logGroups.latest({ group, range, most: 1 }, signal);
  if (entries.length > 0) return undefined;
  return { severity: 'warning', diagnosis: { rule: 'logSilent', group, since } };
}

/** The latest start before `until` of a connection that is logged to the group, ms since 1970. */
function connectedSince(
  group: string,
  { endpoints, scope }: Subject,
  until: number,
): number | undefined {
  const logged = [...(endpoints?.values() ?? [])].filter(
    ({ logging }) => logging.enabled && logging.group === group,
  );
  const starts = logged
    .flatMap(({ id }) => partValue(scope.connections[id]) ?? [])
    .flatMap(({ startedAt }) => startedAt ?? [])
    .filter((at) => at < until);
  return starts.length > 0 ? starts.reduce((a, b) => Math.max(a, b)) : undefined;
}

function findingOf(alarm: LogAlarm, hit: Hit<ReadDiagnosis>, subject: Subject): Finding {
  const { diagnosis } = hit;
  const about =
    'group' in diagnosis ? diagnosis.group : 'role' in diagnosis ? diagnosis.role : diagnosis.what;
  return {
    id: `${diagnosis.rule} ${about} alarm ${alarm.name}`,
    scope: subject.scopeId,
    target: {
      kind: 'alarm',
      alarmName: alarm.name,
      endpointIds: endpointsOf(alarm, subject.endpoints?.values() ?? []),
    },
    ...hit,
  };
}
