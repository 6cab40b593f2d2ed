/** The step that replaces the access policy of a topic. */
import type { AwsCallOf } from '../../../ports/calls';
import { writeTopicPolicy, type PolicyRepair } from '../../policy/repairTopicPolicy';
import { withCreated, type CreatedResource } from '../created';
import { after, conflict, type RunResult, type Step, type StepContext } from './step';

/** Replaces the policy, unless it has changed since the preview. */
export interface SetTopicPolicyStep extends Step<'setTopicPolicy', AwsCallOf<'topics.setPolicy'>> {
  readonly repair: PolicyRepair;
}

/** Runs it. @throws unexpected errors */
export async function setTopicPolicy(
  { call, repair }: SetTopicPolicyStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { topicArn } = repair;
  const entry: CreatedResource = { kind: 'topicPolicy', topicArn, confirmed: true };
  const result = await writeTopicPolicy(repair, aws, signal);
  switch (result.kind) {
    case 'unneeded':
      return { created };
    case 'done':
      return { created: withCreated(created, entry) };
    case 'notShown': {
      const { operation, resource } = call;
      const now = withCreated(created, { ...entry, confirmed: false });
      return conflict(now, { kind: 'notShown', operation, resource });
    }
    case 'changed':
      return conflict(created, { kind: 'policyChanged', topicArn });
    default:
      return after(result, created, entry);
  }
}
