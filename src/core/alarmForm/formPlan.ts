/** The plan of the answers, and what the page shows of it. */
import { openQuestions, type AlarmDraft } from '../actions/create/alarmDraft';
import { mailSection } from '../actions/create/mailSection';
import { monthlyPrice } from '../actions/create/methodText';
import { planAlarm, type AlarmFacts, type AnyAlarmPlan } from '../actions/create/planAlarm';
import { draftLogGroup } from '../actions/create/rolePurpose';
import { readCountedGroup } from '../actions/metricFilters/countedGroup';
import { describePlan } from '../actions/plan/describePlan';
import { readValue, type Reading } from './reads/keyedReads';
import type { FormContext } from './parts/formPart';
import type { FormModel } from './view/formModel';

/** What a metric filter of the log group would match; undefined for other methods. */
export function countedReading(
  draft: AlarmDraft,
  { place, reads, aws, now, afterTyping }: FormContext,
): Reading<AlarmFacts> | undefined {
  if (draft.method !== 'metricFilter') return undefined;
  const group = draftLogGroup(draft, place);
  return reads.of('counted', `${place.endpoint.id}\n${group}`, async (signal) => {
    await afterTyping(signal);
    const countedGroup = await readCountedGroup(group, place.endpoint.id, now, aws, signal);
    return { otherEndpoints: [], countedGroup };
  });
}

/** The plan; undefined if an answer is missing. */
export function planOf(
  draft: AlarmDraft,
  counted: Reading<AlarmFacts> | undefined,
  { place, others, t, format, now }: FormContext,
): AnyAlarmPlan | undefined {
  const isOpen = openQuestions(draft, place.endpoint).length > 0;
  if (isOpen || !draft.topic || draft.name === undefined) return undefined;
  if (counted && counted.kind !== 'read') return undefined;
  const facts: AlarmFacts = { ...readValue(counted), otherEndpoints: others };
  return planAlarm(draft, place, facts, { t, format, now });
}

type Shown = Pick<
  FormModel,
  'cost' | 'costDetails' | 'limitations' | 'mail' | 'calls' | 'operations' | 'createLabel'
>;

/** What is shown of it. @param at the minute of the example, ms since 1970 */
export function shownPlan(
  plan: AnyAlarmPlan | undefined,
  draft: AlarmDraft,
  { place, t }: FormContext,
  at: number,
): Shown {
  const { title, lines } = mailSection(draft, place, plan?.topicArn ?? '', at, t);
  return {
    cost: monthlyPrice(draft.method ?? 'rise', t),
    costDetails: plan?.monthlyCost ?? [],
    limitations: plan?.blindSpots ?? [],
    mail: { title, lines },
    calls: plan ? describePlan(plan, t) : null,
    operations: plan ? plan.steps.map(({ call }) => call.operation).join(' → ') : null,
    createLabel: draft.replace ? t('Replace the Alarm') : t('Create Alarm'),
  };
}
