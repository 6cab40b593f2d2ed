/** The roles of many log alarms: one role for as many log groups as its policy has room for. */
import { permissionPolicy, type AlarmAccount } from '../../logAlarms/logAlarmRoles';
import { connectionAlarmNamePrefix } from '../../cloudwatch/defaultNames';

/**
 * The size of all inline policies of a role, in characters without white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const inlinePolicyQuota = 10_240;

/** A role, and the log groups whose queries it runs. */
export interface SharedRole {
  readonly name: string;
  readonly logGroups: readonly string[];
}

/**
 * Divides the log groups among as few roles as possible.
 * @param logGroups names, each once
 * @param taken the names of roles that exist
 */
export function sharedRoles(
  logGroups: readonly string[],
  account: AlarmAccount,
  taken: ReadonlySet<string>,
): readonly SharedRole[] {
  const parts: string[][] = [];
  for (const group of logGroups) {
    const last = parts.at(-1);
    if (last && fits([...last, group], account)) last.push(group);
    else parts.push([group]);
  }
  const names = freeNames(account, taken);
  return parts.map((own) => ({ name: names.next().value, logGroups: own }));
}

function fits(logGroups: readonly string[], account: AlarmAccount): boolean {
  const policy = permissionPolicy({ kind: 'query', logGroups }, account);
  return JSON.stringify(policy).length <= inlinePolicyQuota;
}

/** IAM is global: the name has the region, so that each region has roles of its own. */
function* freeNames(
  { region }: AlarmAccount,
  taken: ReadonlySet<string>,
): Generator<string, never, undefined> {
  for (let number = 1; ; number++) {
    const name = `${connectionAlarmNamePrefix}${region}-query${number === 1 ? '' : `-${number}`}`;
    if (!taken.has(name)) yield name;
  }
}
