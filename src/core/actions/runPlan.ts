/**
 * Carries out the plan of a connection alarm, and calls it done only when AWS has the alarm as it
 * was asked for.
 */
import type { Failure } from '../model/errors';
import type { Alarm } from '../model/alarm';
import type { ScopeAws } from '../ports/aws';
import { alarmDifferences } from './write/alarmDifferences';
import type { AlarmDifference } from './write/alarmDifferences';
import { stopped } from './write/attempt';
import { withMade } from './plan/made';
import type { Made } from './plan/made';
import type { AlarmPlan } from './plan/plan';
import { refuses } from './write/problem';
import type { Problem } from './write/problem';
import { runSteps } from './plan/runSteps';
import type { RunOptions, RunStop } from './plan/runSteps';

/** How the run of an alarm's plan ended; `made` is what exists because of it and of runs before. */
export type AlarmResult =
  | {
      readonly kind: 'done';
      readonly alarm: Alarm;
      readonly topicArn: string;
      readonly made: readonly Made[];
    }
  /** It was written, but AWS has something else. */
  | {
      readonly kind: 'differs';
      readonly alarm: Alarm;
      readonly differences: readonly AlarmDifference[];
      readonly made: readonly Made[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | (RunStop & { readonly made: readonly Made[] });

/**
 * Carries the plan out. After a run that stopped, run the same plan again with what that run made
 * as `already`: it goes on from there.
 * @throws what is not expected
 */
export async function runPlan(
  plan: AlarmPlan,
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
    return { kind, failure, made: already };
  }
  const { made, stop, alarm, differences: left } = await runSteps(plan, aws, options);
  if (stop) return { ...stop, made };
  const { definition } = plan.alarm;
  if (!alarm) return notFound(definition.name, aws, made);
  const differences = left ?? alarmDifferences(definition, alarm);
  if (differences.length > 0) return { kind: 'differs', alarm, differences, made };
  return { kind: 'done', alarm, topicArn: plan.topicArn, made };
}

/** AWS accepted it and does not show it. */
function notFound(name: string, aws: ScopeAws, made: readonly Made[]): AlarmResult {
  const action = 'cloudwatch:DescribeAlarms';
  const failure: Failure = { kind: 'notFound', action, resource: name, ...aws.scope };
  return { kind: 'failed', failure, made: withMade(made, { kind: 'alarm', name, sure: false }) };
}
