/** EventBridge rules that notify of alarms instead of the alarms' own actions. */
import type { AlarmRule } from '../model/snapshot';

/**
 * The names of the rules that notify of an alarm; undefined if the rules are unknown.
 * @param rules those of the alarm's scope
 */
export function notifyingRules(
  rules: readonly AlarmRule[] | undefined,
  alarmName: string,
): readonly string[] | undefined {
  return rules
    ?.filter(({ enabled, targetArns }) => enabled && targetArns.length > 0)
    .filter(({ alarmNames }) => alarmNames.includes(alarmName))
    .map(({ name }) => name);
}
