/**
 * Reads in the background which EventBridge rules notify of the alarms of a scope that have no action
 * of their own. Where every alarm has one, nothing is read.
 */
import { eachLimited } from '../base/mapConcurrent';
import { reuseUnchanged } from '../base/reuseUnchanged';
import { matchesAlarm } from '../eventBridge/eventRule';
import { scopeId } from '../model/scope';
import { partValue, type AlarmRule } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import { SeldomReader, type BackgroundReaderDeps } from './backgroundReader';

/** Targets of rules read in parallel. */
const parallel = 2;

/** The rules of one scope. */
export class AlarmRules extends SeldomReader {
  constructor(
    private readonly aws: ScopeAws,
    deps: BackgroundReaderDeps,
  ) {
    super(deps, () => readAlarmRules(aws, deps));
  }

  override async refreshIfDue(full: boolean): Promise<void> {
    if (silentAlarms(this.aws, this.deps).length > 0) await super.refreshIfDue(full);
  }
}

function silentAlarms(aws: ScopeAws, { store }: BackgroundReaderDeps) {
  const alarms = partValue(store.scope(scopeId(aws.scope))?.alarms) ?? [];
  return alarms.filter(({ alarmActions }) => alarmActions.length === 0);
}

async function readAlarmRules(aws: ScopeAws, background: BackgroundReaderDeps): Promise<void> {
  const { store, signal } = background;
  const alarms = silentAlarms(aws, background);
  const matching = (await aws.eventRules.list(signal)).flatMap(({ name, enabled, pattern }) => {
    const matched = alarms.filter(({ arn }) => pattern !== undefined && matchesAlarm(pattern, arn));
    const alarmNames = matched.map((alarm) => alarm.name);
    return alarmNames.length > 0 ? [{ name, enabled, alarmNames }] : [];
  });
  const read = await eachLimited(matching, parallel, async (rule): Promise<AlarmRule> => {
    const targets = await aws.eventRules.targets(rule.name, signal);
    return { ...rule, targetArns: targets.map(({ arn }) => arn) };
  });
  if (signal.aborted) return;
  store.update(scopeId(aws.scope), (scope) => {
    const alarmRules = reuseUnchanged(scope.alarmRules, read);
    return alarmRules === scope.alarmRules ? scope : { ...scope, alarmRules };
  });
}
