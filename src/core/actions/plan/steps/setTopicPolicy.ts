/** The step that replaces the access policy of a topic. */
import type { AwsCallOf } from '../../../ports/calls';
import { writeTopicPolicy, type PolicyRepair } from '../../policy/repairTopicPolicy';
import { withMade, type Made } from '../made';
import { after, conflict, type RunResult, type Step, type StepContext } from './step';

/** Replaces the policy, unless it has changed since the preview. */
export interface SetTopicPolicyStep extends Step<'setTopicPolicy', AwsCallOf<'topics.setPolicy'>> {
  readonly repair: PolicyRepair;
}

/** Runs it. @throws unexpected errors */
export async function setTopicPolicy(
  { call, repair }: SetTopicPolicyStep,
  { aws, made, signal }: StepContext,
): Promise<RunResult> {
  const { topicArn } = repair;
  const entry: Made = { kind: 'topicPolicy', topicArn, sure: true };
  const result = await writeTopicPolicy(repair, aws, signal);
  switch (result.kind) {
    case 'unneeded':
      return { made };
    case 'done':
      return { made: withMade(made, entry) };
    case 'notShown': {
      const { operation, resource } = call;
      const now = withMade(made, { ...entry, sure: false });
      return conflict(now, { kind: 'notShown', operation, resource });
    }
    case 'changed':
      return conflict(made, { kind: 'policyChanged', topicArn });
    default:
      return after(result, made, entry);
  }
}
