/** Runs the plan of a connection alarm. It is done only if AWS has the requested alarm. */
import type { Failure } from '../model/errors';
import type { AnyAlarm } from '../model/logAlarm';
import type { ScopeAws } from '../ports/aws';
import { alarmDifferences, type AlarmDifference } from './write/alarmDifferences';
import { stopped } from './write/attempt';
import { withCreated, type CreatedResource } from './plan/created';
import type { AlarmPlan } from './plan/plan';
import type { PutAlarmStep } from './plan/steps/putAlarm';
import type { PutLogAlarmStep } from './plan/steps/putLogAlarm';
import { refuses, type Problem } from './write/problem';
import { runSteps, type RunOptions, type RunStop } from './plan/runSteps';

/**
 * The result of running an alarm's plan; `created` contains the resources that this run and earlier
 * ones created.
 */
export type AlarmResult =
  | {
      readonly kind: 'done';
      readonly alarm: AnyAlarm;
      readonly topicArn: string;
      readonly created: readonly CreatedResource[];
    }
  /** It was written, but AWS has a different configuration. */
  | {
      readonly kind: 'differs';
      readonly alarm: AnyAlarm;
      readonly differences: readonly AlarmDifference[];
      readonly created: readonly CreatedResource[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | (RunStop & { readonly created: readonly CreatedResource[] });

/**
 * Runs the plan. After a stopped run, run the same plan again with the resources that it created as
 * `already`: the new run continues from there.
 * @throws unexpected errors
 */
export async function runPlan(
  plan: AlarmPlan<PutAlarmStep | PutLogAlarmStep>,
  aws: ScopeAws,
  options: RunOptions = {},
): Promise<AlarmResult> {
  if (refuses(plan.problems)) return { kind: 'refused', problems: plan.problems };
  const already = options.already ?? [];
  try {
    // CloudWatch does not check that an alarm's topic exists.
    const isNew = plan.steps.some((step) => step.kind === 'createTopic');
    if (!isNew) await aws.topics.get(plan.topicArn, options.signal);
  } catch (error) {
    const { kind, failure } = stopped(error);
    return { kind, failure, created: already };
  }
  const { created, stop, alarm, differences: left } = await runSteps(plan, aws, options);
  if (stop) return { ...stop, created };
  const { definition } = plan.alarm.call;
  if (!alarm) return notFound(definition.name, aws, created);
  const differences = left ?? alarmDifferences(definition, alarm);
  if (differences.length > 0) return { kind: 'differs', alarm, differences, created };
  return { kind: 'done', alarm, topicArn: plan.topicArn, created };
}

/** The result if AWS accepted the alarm but does not return it. */
function notFound(name: string, aws: ScopeAws, created: readonly CreatedResource[]): AlarmResult {
  const action = 'cloudwatch:DescribeAlarms';
  const failure: Failure = { kind: 'notFound', action, resource: name, ...aws.scope };
  return {
    kind: 'failed',
    failure,
    created: withCreated(created, { kind: 'alarm', name, confirmed: false }),
  };
}
