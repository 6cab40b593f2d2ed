/** The row of an alarm: its state, since when, and its condition; its actions are child rows. */
import { connectionAlarmNamePrefix } from '../cloudwatch/defaultNames';
import type { Diagnosis, Finding } from '../diagnosis/finding';
import { isLogAlarm, isMetricAlarm, type AnyAlarm } from '../model/logAlarm';
import { alarmCondition, isRise } from '../text/alarmCondition';
import { alarmKind } from '../text/alarmKind';
import { evaluationFact, evaluationText } from '../text/logAlarmText';
import { clipMiddle, displayName } from '../text/displayText';
import {
  faultText,
  findingsAround,
  findingsFact,
  unreportedFaults,
} from '../diagnosis/text/findingFacts';
import { ageText } from '../rows/freshness';
import { lazyHover, type HoverContent, type HoverLink } from '../rows/hover';
import { joined, nonEmpty } from '../text/phrases';
import type { NodeIcon, TreeNode } from '../rows/node';
import { childId } from '../rows/nodeId';
import { once } from '../base/memoize';
import { alarmStateWord } from '../text/stateWords';
import { actionNodes } from './treeAction';
import { contributorNodes } from './treeContributor';
import type { TreeContext } from './treeContext';

/** Maximum length of a name that leaves room for the state in a side bar of default width. */
const longestName = 32;
/** Minimum length of a meaningful rest of a name. */
const shortestRest = 4;

/** Position of an alarm's row. An alarm that watches two endpoints has a row below each. */
export interface AlarmPlace {
  /** The ID of the parent row. */
  readonly parent: string;
  /** Distinguishes the alarm from its siblings. */
  readonly key: string;
  readonly endpointId: string;
  /** Whether the parent row is that of the endpoint. */
  readonly underEndpoint: boolean;
}

export function alarmNode(place: AlarmPlace, alarm: AnyAlarm, context: TreeContext): TreeNode {
  const { t, format, now, scopeId } = context;
  const id = childId(place.parent, 'alarm', place.key);
  const name = displayName(alarm.name, alarm.arn);
  const since = format.time(alarm.stateSince, now);
  const state = t('{0} since {1}', alarmStateWord(alarm.state, t), since);
  const condition = alarmCondition(alarm, context);
  // A log alarm and a counted log say more by their kind; a rise is already in the condition.
  const what = shownKind(alarm, t) ?? condition;
  const evaluation = isLogAlarm(alarm) ? evaluationFact(alarm, t) : undefined;
  const silent = alarm.actionsEnabled ? undefined : t('actions off');
  const below = once(() => alarmChildren(id, alarm, context));
  const found = findingsAround(context.whole, alarm);
  const unreported = unreportedFaults(found).filter(
    ({ diagnosis }) => !evaluationRules.has(diagnosis.rule),
  ).length;
  const facts = nonEmpty(evaluation, silent, findingsFact(unreported, context));
  return {
    id,
    target: {
      kind: 'alarm',
      scope: scopeId,
      endpointId: place.endpointId,
      alarmName: alarm.name,
    },
    label: shortName(name, place),
    description: joined(state, what, ...facts),
    hover: lazyHover(name, () => alarmHover(place, alarm, found, context)),
    icon: alarmIcon(alarm, unreported > 0 || evaluation !== undefined),
    contextValue: alarmContext(alarm),
    accessibilityLabel: format.list([t('Alarm {0}', name), t('state {0}', state), what, ...facts]),
    collapsible: 'collapsed',
    get children() {
      return below();
    },
  };
}

/** An alarm on the rise can be upgraded. */
function alarmContext(alarm: AnyAlarm): TreeNode['contextValue'] {
  const { actionsEnabled } = alarm;
  if (isMetricAlarm(alarm) && isRise(alarm))
    return actionsEnabled ? 'alarm.actionsOn.rise' : 'alarm.actionsOff.rise';
  return actionsEnabled ? 'alarm.actionsOn' : 'alarm.actionsOff';
}

/** Undefined for an alarm whose condition is more exact. */
function shownKind(alarm: AnyAlarm, t: TreeContext['t']): string | undefined {
  return isMetricAlarm(alarm) && isRise(alarm) ? undefined : alarmKind(alarm, t);
}

/** Who is behind a log alarm, then the actions. */
function alarmChildren(id: string, alarm: AnyAlarm, context: TreeContext): readonly TreeNode[] {
  const contributors = isLogAlarm(alarm) ? contributorNodes(id, alarm, context) : [];
  return [...contributors, ...actionNodes(id, alarm, context)];
}

/** The name without what the parent row already says, short enough to keep the state visible. */
function shortName(name: string, { endpointId, underEndpoint }: AlarmPlace): string {
  const rest = underEndpoint ? name.replace(endpointId, '…') : name;
  const own = rest.length < shortestRest ? name : rest;
  const isLong = own.length > longestName && own.startsWith(connectionAlarmNamePrefix);
  return clipMiddle(isLong ? `…${own.slice(connectionAlarmNamePrefix.length)}` : own, longestName);
}

/** Findings that the row shows as its evaluation. */
const evaluationRules: ReadonlySet<Diagnosis['rule']> = new Set([
  'evaluationError',
  'contributorLimit',
]);

/** The icon shows a finding while the state is not ALARM. */
function alarmIcon({ state, actionsEnabled }: AnyAlarm, faulty: boolean): NodeIcon {
  switch (state) {
    case 'ALARM':
      return { id: actionsEnabled ? 'bell-dot' : 'bell-slash-dot', color: 'charts.red' };
    case 'INSUFFICIENT_DATA':
      return { id: actionsEnabled ? 'question' : 'bell-slash', color: 'charts.yellow' };
    case 'OK':
      if (!actionsEnabled) return { id: 'bell-slash', color: 'list.warningForeground' };
      return faulty
        ? { id: 'warning', color: 'list.warningForeground' }
        : { id: 'bell', color: 'testing.iconPassed' };
  }
}

function alarmHover(
  { endpointId }: AlarmPlace,
  alarm: AnyAlarm,
  found: readonly Finding[],
  context: TreeContext,
): HoverContent {
  const { t, format, now, scope, scopeId, readOnly } = context;
  const since = format.time(alarm.stateSince, now);
  const evaluation = isLogAlarm(alarm) ? evaluationText(alarm, t) : undefined;
  const age = ageText([scope.alarms, scope.contributors[alarm.name]], context);
  const target = { kind: 'alarm', scope: scopeId, endpointId, alarmName: alarm.name };
  const link = { argument: target };
  const write = (one: HoverLink): HoverLink | undefined => (readOnly === true ? undefined : one);
  return {
    facts: [
      ['pulse', t('{0} since {1}', alarmStateWord(alarm.state, t), since)],
      ['search', joined(shownKind(alarm, t), alarmCondition(alarm, context))],
      ['warning', evaluation ?? faultText(found, context)],
      ['history', age],
    ],
    links: [
      endpointId === ''
        ? undefined
        : { icon: 'open-preview', label: t('Details'), command: 'openEndpoint', ...link },
      { icon: 'checklist', label: t('Check…'), command: 'checkAlarms', ...link },
      alarm.actionsEnabled
        ? write({
            icon: 'mail-read',
            label: t('Test Delivery…'),
            command: 'proveDelivery',
            ...link,
          })
        : write({
            icon: 'bell',
            label: t('Enable Actions'),
            command: 'enableAlarmActions',
            ...link,
          }),
    ],
  };
}
