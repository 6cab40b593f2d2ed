/** The rows of an alarm's actions: topics and actions of other kinds. */
import type { AlarmState } from '../model/alarm';
import { notifyingRules } from '../eventBridge/alarmRule';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { ScopeSnapshot } from '../model/snapshot';
import { displayName, displayText } from '../text/displayText';
import { joined } from '../text/phrases';
import type { TreeNode } from '../rows/node';
import { alarmStateWord } from '../text/stateWords';
import type { TreeContext } from './treeContext';
import { noticeNode } from './treeNotice';
import { topicNode } from './treeTopic';

/** The rows of all actions, those for ALARM first. */
export function actionNodes(parent: string, alarm: AnyAlarm, context: TreeContext): TreeNode[] {
  const nodes = [...statesByAction(alarm)].map(([arn, states]) => {
    const on = when(states, context);
    return isTopic(arn)
      ? topicNode(parent, { alarm, arn, ...(on !== undefined && { on }) }, context)
      : otherActionNode(parent, arn, on, context);
  });
  return alarm.alarmActions.length > 0 ? nodes : [silentNode(parent, alarm, context), ...nodes];
}

function statesByAction(alarm: AnyAlarm): ReadonlyMap<string, readonly AlarmState[]> {
  const states = new Map<string, AlarmState[]>();
  const add = (state: AlarmState, arns: readonly string[]): void => {
    for (const arn of new Set(arns)) states.set(arn, [...(states.get(arn) ?? []), state]);
  };
  add('ALARM', alarm.alarmActions);
  add('OK', alarm.okActions);
  add('INSUFFICIENT_DATA', alarm.insufficientDataActions);
  return states;
}

/** Undefined for the usual case: ALARM only. */
function when(states: readonly AlarmState[], { t, format }: TreeContext): string | undefined {
  if (states.length === 1 && states[0] === 'ALARM') return undefined;
  return t('on {0}', format.list(states.map((state) => alarmStateWord(state, t))));
}

function isTopic(arn: string): boolean {
  return arn.split(':')[2] === 'sns';
}

/** An alarm without an action for ALARM: an EventBridge rule may notify of it instead. */
function silentNode(parent: string, alarm: AnyAlarm, context: TreeContext): TreeNode {
  const { t, format, scope } = context;
  const rules = notifyingRules(scope.alarmRules, alarm.name);
  const why = t('The alarm has no action for the state ALARM.');
  if (rules && rules.length > 0) {
    const names = format.list(rules.map((name) => displayText(name)));
    const label = t('Notified by an EventBridge rule');
    const notice = { parent, key: 'silent', label, detail: names, icon: { id: 'bell' } };
    const { id } = noticeNode(notice, context);
    const children = ruleTopics(alarm.name, scope).map((arn) =>
      topicNode(id, { alarm, arn }, context),
    );
    return noticeNode({ ...notice, children }, context);
  }
  // The rules of a log alarm are unknown until they are read.
  const unknown = isLogAlarm(alarm) && !rules;
  const notice = {
    parent,
    key: 'silent',
    label: unknown ? t('No action of its own') : t('Notifies nobody'),
    detail: unknown
      ? t('The alarm has no action for the state ALARM. An EventBridge rule may notify instead.')
      : why,
    icon: { id: 'bell-slash', color: 'list.warningForeground' },
  };
  return noticeNode(notice, context);
}

/** The topics that the rules on an alarm publish to, each once. */
function ruleTopics(alarmName: string, { alarmRules = [] }: ScopeSnapshot): readonly string[] {
  const rules = alarmRules.filter(
    ({ enabled, alarmNames }) => enabled && alarmNames.includes(alarmName),
  );
  return [...new Set(rules.flatMap(({ targetArns }) => targetArns))].filter(isTopic);
}

/**
 * CloudWatch can also run Lambda functions, Auto Scaling and more. These are named but not read.
 */
function otherActionNode(
  parent: string,
  arn: string,
  on: string | undefined,
  context: TreeContext,
): TreeNode {
  const { t } = context;
  const [, , service, , , ...resource] = arn.split(':');
  const notice = {
    parent,
    key: `action ${arn}`,
    label: displayName(resource.join(':'), arn),
    detail: joined(on, t('not an SNS topic'), displayText(service ?? '')),
    icon: { id: 'zap' },
  };
  return noticeNode(notice, context);
}
