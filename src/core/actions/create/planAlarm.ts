/**
 * Plans the alarm of a draft with everything that it needs: connection logging, roles, the topic and its
 * subscriptions, and the rule that notifies in plain language. The alarm is the last step, so that the
 * whole chain exists when it fires for the first time.
 */
import type { Endpoint } from '../../model/endpoint';
import { newCountedGroup, type CountedGroup } from '../metricFilters/countedGroup';
import type { TestTextContext } from '../metricFilters/filterTestText';
import { planMetricFilterAlarm } from '../metricFilters/planMetricFilterAlarm';
import { loggingGroupName } from '../logging/loggingInput';
import { planConnectionLogging } from '../logging/planConnectionLogging';
import type { AlarmPlan, Plan } from '../plan/plan';
import { planConnectionAlarm } from '../planConnectionAlarm';
import { applies, openQuestions, type AlarmDraft } from './alarmDraft';
import { ownTopics, type AlarmPlace } from './draftAlarm';
import { draftLogGroup } from './rolePurpose';
import { topicPart } from './topicPart';

/** What was read from AWS for the plan. */
export interface AlarmFacts {
  /** The other endpoints of the scope, which may log to the same group. */
  readonly otherEndpoints: readonly Endpoint[];
  /** For a metric filter: the log group that it reads. If omitted, the plan creates it. */
  readonly countedGroup?: CountedGroup;
}

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
): AlarmPlan {
  const { scope, identity, endpoint } = place;
  const { t } = context;
  const { topic: choice, name } = draft;
  const open = openQuestions(draft, endpoint);
  if (open.length > 0 || !choice || name === undefined)
    throw new Error(`Questions without an answer: ${open.join(', ')}`);
  const topic = topicPart(choice, place, name.trim(), t);
  const alarm = alarmPart({ ...draft, name }, place, facts, topic.topicArn, context);
  const parts: readonly Part[] = [...loggingPart(draft, place, facts, context), topic, alarm];
  return {
    scope,
    identity,
    topicArn: topic.topicArn,
    alarm: alarm.alarm,
    steps: parts.flatMap(({ steps }) => steps),
    monthlyCost: parts.toReversed().flatMap(({ monthlyCost }) => monthlyCost),
    blindSpots: parts.flatMap(({ blindSpots = [] }) => blindSpots),
    problems: parts.flatMap(({ problems }) => problems),
  };
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

/** The alarm itself. @param topicArn the topic that it or its rule notifies */
function alarmPart(
  draft: AlarmDraft & { readonly name: string },
  place: AlarmPlace,
  facts: AlarmFacts,
  topicArn: string,
  context: TestTextContext,
): Part & Pick<AlarmPlan, 'alarm'> {
  const { name, replace } = draft;
  const { scope, identity, endpoint } = place;
  const common = { scope, identity, endpoint, name, ...(replace && { replace }) };
  const topicArns = ownTopics(draft, topicArn);
  switch (draft.method) {
    case 'metricFilter': {
      const group = facts.countedGroup ?? newCountedGroup(draftLogGroup(draft, place));
      return planMetricFilterAlarm({ ...common, group, topicArns }, context);
    }
    default: {
      const [own] = topicArns;
      return planConnectionAlarm(
        { ...common, ...(own !== undefined && { topicArn: own }) },
        context.t,
      );
    }
  }
}
