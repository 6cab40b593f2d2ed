/** Reads what the plan of many alarms depends on. */
import {
  defaultMethod,
  type ManyAlarmsFacts,
} from '../../../core/actions/createMany/planManyAlarms';
import { readCountedGroup } from '../../../core/actions/metricFilters/countedGroup';
import { eachLimited } from '../../../core/base/mapConcurrent';
import type { Endpoint } from '../../../core/model/endpoint';
import { isExpected } from '../../../core/model/errors';
import type { ScopeAws } from '../../../core/ports/aws';

/** Log groups read in parallel. */
const parallel = 3;

/**
 * Reads it.
 * @param now AWS's time, ms since 1970
 * @throws ExpectedError
 */
export async function readManyFacts(
  endpoints: readonly Endpoint[],
  aws: ScopeAws,
  now: number,
  signal: AbortSignal,
): Promise<ManyAlarmsFacts> {
  const { region } = aws.scope;
  const ofMethod = (method: ReturnType<typeof defaultMethod>): readonly Endpoint[] =>
    endpoints.filter((endpoint) => defaultMethod(endpoint, region) === method);
  const alarms = await aws.alarms.list(signal);
  const roleNames = ofMethod('logAlarm').length > 0 ? await roles(aws, signal) : [];
  const groups = await eachLimited(ofMethod('metricFilter'), parallel, async (endpoint) => {
    const group = endpoint.logging.group ?? '';
    return [endpoint.id, await readCountedGroup(group, endpoint.id, now, aws, signal)] as const;
  });
  return {
    alarmNames: new Set(alarms.map(({ name }) => name)),
    roleNames: new Set(roleNames),
    countedGroups: new Map(groups),
  };
}

/** None if they may not be listed: a role of the same name is not overwritten. */
async function roles(aws: ScopeAws, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return (await aws.roles.list(signal)).map(({ name }) => name);
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'denied') return [];
    throw error;
  }
}
