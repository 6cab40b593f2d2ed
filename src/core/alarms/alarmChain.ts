/** Builds the chain of an alarm: endpoint, alarm, mute rule, topics or EventBridge rules, subscribers. */
import { alarmFindings } from '../diagnosis/findingIndex';
import type { Diagnosis, Finding } from '../diagnosis/finding';
import type { Endpoint } from '../model/endpoint';
import type { AnyAlarm } from '../model/logAlarm';
import { displayName, displayText } from '../text/displayText';
import { endpointName } from '../text/names';
import { alarmStateWord } from '../text/stateWords';
import type { CardContext } from './cardContext';
import { linkWith } from './chainLinks';
import { ruleNodes } from './ruleChain';
import { isTopic, topicNode } from './topicChain';
import type { ChainLink, ChainNode } from './view/chain';

/** Rules on what follows the alarm, or on the alarm as one of several. */
const notOnDetection: ReadonlySet<Diagnosis['rule']> = new Set([
  'actionsOff',
  'muted',
  'noAction',
  'ruleSilent',
  'ruleRejected',
  'duplicate',
  'namedDuplicate',
  'doubleMails',
  'cannotReplay',
  // On what else the alarm reads: it has a card where it certainly reads the endpoint.
  'otherAccount',
  'notJudged',
]);

/** The chain, from the endpoint on. */
export function alarmChain(
  alarm: AnyAlarm,
  endpoint: Pick<Endpoint, 'id' | 'name' | 'description'>,
  context: CardContext,
): ChainNode {
  const { t, scope } = context;
  const found = alarmFindings(scope, alarm.name);
  const node: ChainNode = {
    kind: 'alarm',
    role: t('Alarm'),
    label: displayName(alarm.name, alarm.arn),
    detail: alarmStateWord(alarm.state, t),
    link: detectionLink(alarm, found, context),
    next: mutedBy(found, context, afterAlarm(alarm, found, context)),
  };
  return {
    kind: 'endpoint',
    role: t('Endpoint'),
    label: endpointName(endpoint),
    detail: null,
    link: null,
    next: [node],
  };
}

/** Whether the alarm sees what happens at the endpoint. This does not depend on the state that it has now. */
function detectionLink(
  { state }: AnyAlarm,
  found: readonly Finding[],
  context: CardContext,
): ChainLink {
  const { t } = context;
  const own = found.filter(({ diagnosis }) => !notOnDetection.has(diagnosis.rule));
  const works =
    state === 'INSUFFICIENT_DATA'
      ? t('CloudWatch has no data for the alarm now, which is usual while nobody connects.')
      : t('CloudWatch evaluates the alarm with data of the endpoint.');
  return linkWith(own, works, context);
}

/** Puts the mute rules, if there are any, before what follows the alarm. */
function mutedBy(
  found: readonly Finding[],
  context: CardContext,
  next: readonly ChainNode[],
): readonly ChainNode[] {
  const { t, format } = context;
  const muted = found.filter(({ diagnosis }) => diagnosis.rule === 'muted');
  const [first] = muted;
  if (first?.diagnosis.rule !== 'muted') return next;
  const names = first.diagnosis.by.map(({ name }) => displayText(name));
  return [
    {
      kind: 'mute',
      role: t('Mute rule'),
      label: format.list(names),
      detail: null,
      link: linkWith(muted, '', context),
      next,
    },
  ];
}

/** The topics and other actions for ALARM or, if there are none, the rules that notify instead. */
function afterAlarm(
  alarm: AnyAlarm,
  found: readonly Finding[],
  context: CardContext,
): readonly ChainNode[] {
  const arns = [...new Set(alarm.alarmActions)];
  if (arns.length === 0) return ruleNodes(alarm, found, context);
  const off = offLink(alarm, found, context);
  return arns.map((arn) =>
    isTopic(arn) ? topicNode(arn, alarm, off, context) : otherNode(arn, off, context),
  );
}

/** The link to every action while the actions are disabled; undefined if they are enabled. */
function offLink(
  { actionsEnabled, name }: AnyAlarm,
  found: readonly Finding[],
  context: CardContext,
): ChainLink | undefined {
  if (actionsEnabled) return undefined;
  const { t, readOnly } = context;
  const reason = t('The actions of the alarm are disabled.');
  const off = found.filter(({ diagnosis }) => diagnosis.rule === 'actionsOff');
  if (off.length > 0) return { ...linkWith(off, reason, context), reason };
  const step = { kind: 'alarm', command: 'enableAlarmActions', alarmName: name } as const;
  const fixes = readOnly === true ? [] : [{ label: t('Enable Alarm Actions'), step }];
  return { state: 'broken', reason, fixes };
}

/** CloudWatch can also run Lambda functions, Auto Scaling and more. These are named but not read. */
function otherNode(arn: string, off: ChainLink | undefined, { t }: CardContext): ChainNode {
  const [, , service, , , ...resource] = arn.split(':');
  return {
    kind: 'action',
    role: t('Action'),
    label: displayName(resource.join(':'), arn),
    detail: displayText(service ?? ''),
    link: off ?? {
      state: 'unknown',
      reason: t('Only SNS topics are checked here. CloudWatch runs this action as well.'),
      fixes: [],
    },
    next: [],
  };
}
