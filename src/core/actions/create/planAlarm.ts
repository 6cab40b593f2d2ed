/**
 * Plans the alarm of a draft with everything that it needs: connection logging, roles, the topic and its
 * subscriptions, and the rule that notifies in plain language. The alarm is the last step, so that the
 * whole chain exists when it fires for the first time. Nobody is subscribed before everything else
 * exists: a subscription reaches people, and a step before it may be denied.
 */
import type { AlarmDefinition } from '../../model/alarm';
import type { Endpoint } from '../../model/endpoint';
import type { LogAlarmDefinition } from '../../model/logAlarm';
import type { Translate } from '../../ports/translate';
import { newCountedGroup, type CountedGroup } from '../metricFilters/countedGroup';
import type { TestTextContext } from '../metricFilters/filterTestText';
import { planMetricFilterAlarm } from '../metricFilters/planMetricFilterAlarm';
import { loggingGroupName } from '../logging/loggingInput';
import { planConnectionLogging } from '../logging/planConnectionLogging';
import { planLogAlarm } from '../logAlarms/planLogAlarm';
import { planPlainNotification } from '../notificationRules/planPlainNotification';
import type { AlarmPlan, Plan } from '../plan/plan';
import type { PlanStep } from '../plan/steps';
import type { PutAlarmStep } from '../plan/steps/putAlarm';
import type { PutLogAlarmStep } from '../plan/steps/putLogAlarm';
import { planConnectionAlarm } from '../planConnectionAlarm';
import { topicName } from '../../text/names';
import type { Problem } from '../write/problem';
import { topicArnOf } from '../write/existing';
import { applies, openQuestions, type AlarmDraft } from './alarmDraft';
import { draftRule, ownTopics, type AlarmPlace } from './draftAlarm';
import { draftLogGroup } from './rolePurpose';
import { topicPart } from './topicPart';

/** What was read from AWS for the plan. */
export interface AlarmFacts {
  /** The other endpoints of the scope, which may log to the same group. */
  readonly otherEndpoints: readonly Endpoint[];
  /** For a metric filter: the log group that it reads. If omitted, the plan creates it. */
  readonly countedGroup?: CountedGroup;
}

/** A plan whose last result is an alarm of either kind. */
export type AnyAlarmPlan = AlarmPlan<PutAlarmStep | PutLogAlarmStep>;

/** What a part adds to the plan. */
type Part = Pick<Plan, 'steps' | 'problems' | 'monthlyCost'> & Partial<Pick<Plan, 'blindSpots'>>;

/**
 * Plans it: exactly what will be sent, and what the user should know first.
 * @throws Error if a question has no answer, which is a bug
 */
export function planAlarm(
  draft: AlarmDraft,
  place: AlarmPlace,
  facts: AlarmFacts,
  context: TestTextContext,
): AnyAlarmPlan {
  const { scope, identity, endpoint } = place;
  const { t } = context;
  const { topic: choice, name } = draft;
  const open = openQuestions(draft, endpoint);
  if (open.length > 0 || !choice || name === undefined)
    throw new Error(`Questions without an answer: ${open.join(', ')}`);
  const byRule = draft.notification?.kind === 'plain';
  const topic = topicPart(choice, place, { alarmName: name.trim(), byRule }, t);
  const alarm = alarmPart({ ...draft, name }, place, facts, topic.topicArn, context);
  const parts: readonly Part[] = [
    ...loggingPart(draft, place, facts, context),
    topic,
    ...rulePart(draft, place, alarm.alarm.call.definition, t),
    alarm,
  ];
  return {
    scope,
    identity,
    topicArn: topic.topicArn,
    alarm: alarm.alarm,
    steps: inOrder(
      parts.flatMap(({ steps }) => steps),
      alarm.alarm,
    ),
    monthlyCost: parts.toReversed().flatMap(({ monthlyCost }) => monthlyCost),
    blindSpots: parts.flatMap(({ blindSpots = [] }) => blindSpots),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** The steps that reach nobody, then the subscriptions, then the alarm. */
function inOrder(steps: readonly PlanStep[], alarm: PlanStep): readonly PlanStep[] {
  const before = steps.filter((step) => step !== alarm);
  return [
    ...before.filter(({ kind }) => kind !== 'subscribe'),
    ...before.filter(({ kind }) => kind === 'subscribe'),
    alarm,
  ];
}

function loggingPart(
  draft: AlarmDraft,
  { scope, identity, endpoint }: AlarmPlace,
  { otherEndpoints }: AlarmFacts,
  { t }: TestTextContext,
): readonly Part[] {
  const { logging: group } = draft;
  if (!group || !applies('logging', draft, endpoint)) return [];
  const name = loggingGroupName(group);
  const sharedWith = otherEndpoints.filter(
    ({ logging }) => logging.enabled && logging.group === name,
  );
  return [planConnectionLogging({ scope, identity, endpoint, group, sharedWith }, t)];
}

/** The rule comes before the alarm, so that no notification is lost. */
function rulePart(
  draft: AlarmDraft,
  place: AlarmPlace,
  alarm: AlarmDefinition | LogAlarmDefinition,
  t: Translate,
): readonly Part[] {
  const rule = draftRule(alarm, draft.notification, place);
  const { topic } = draft;
  if (!rule || !topic) return [];
  const { scope, identity } = place;
  const to =
    topic.kind === 'existing' ? topic.topic : topicArnOf(topic.name, identity, scope.region);
  return [
    planPlainNotification({ scope, identity, rule, topic: to }, t),
    { steps: [], monthlyCost: [], problems: furtherProblems(draft, t) },
  ];
}

/** A rule of the extension has one target. */
function furtherProblems({ furtherTopics = [] }: AlarmDraft, t: Translate): readonly Problem[] {
  return furtherTopics.map((arn) => ({
    severity: 'warning',
    text: t('The topic {0} does not get the sentence: the rule has one target.', topicName(arn)),
  }));
}

/** The alarm itself. @param topicArn the topic that it or its rule notifies */
function alarmPart(
  draft: AlarmDraft & { readonly name: string },
  place: AlarmPlace,
  facts: AlarmFacts,
  topicArn: string,
  context: TestTextContext,
): Part & Pick<AnyAlarmPlan, 'alarm'> {
  const { name, replace } = draft;
  const { scope, identity, endpoint } = place;
  const common = { scope, identity, endpoint, name };
  const overwritten = { ...(replace && { replace }), ...(draft.rule && { rule: draft.rule }) };
  const topicArns = ownTopics(draft, topicArn);
  switch (draft.method) {
    case 'logAlarm':
      return planLogAlarm({ ...common, ...logAlarmChoices(draft, place), topicArns }, context.t);
    case 'metricFilter': {
      const group = facts.countedGroup ?? newCountedGroup(draftLogGroup(draft, place));
      return planMetricFilterAlarm({ ...common, ...overwritten, group, topicArns }, context);
    }
    default: {
      const [topic] = topicArns;
      const input = { ...common, ...overwritten, ...(topic !== undefined && { topicArn: topic }) };
      return planConnectionAlarm(input, context.t);
    }
  }
}

/** @throws Error if a question of log alarms has no answer, which is a bug */
function logAlarmChoices(draft: AlarmDraft, place: AlarmPlace) {
  const { detects, role, logLines = 0, logLineRole } = draft;
  if (!detects || !role) throw new Error('The questions of log alarms have no answer.');
  const hasLines = applies('logLineRole', draft, place.endpoint) && logLineRole;
  return {
    detects,
    role,
    logGroup: draftLogGroup(draft, place),
    ...(hasLines && { logLines: { count: logLines, role: logLineRole } }),
  };
}
