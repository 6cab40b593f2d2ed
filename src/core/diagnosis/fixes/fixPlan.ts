/** Plans a fix that needs no answer but yes: reads what it changes, and knows the exact call. */
import { deleteAlarm } from '../../actions/deleteAlarm';
import {
  previewRepair,
  previewRuleRepair,
  repairTopicPolicy,
  type RepairPreview,
} from '../../actions/policy/repairTopicPolicy';
import { previewReplace, replaceAlarm } from '../../actions/replace/replaceAlarm';
import { setActionsEnabled } from '../../actions/setActionsEnabled';
import { stopped, type Stopped } from '../../actions/write/attempt';
import { findAlarm } from '../../actions/write/find';
import type { ScopeAws } from '../../ports/aws';
import { alarmActionsCall, deleteAlarmCall, type AwsCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import type { FindingFix } from '../finding';
import { replacementOf } from '../fixedAlarm';

/** Why nothing was changed, or what AWS shows instead. */
export type NotFixed =
  | { readonly kind: 'gone' | 'changed' | 'differs' | 'otherFix' }
  | { readonly kind: 'refused'; readonly text: string }
  | Stopped;

/** The outcome of a fix. */
export type FixOutcome = { readonly kind: 'fixed' } | NotFixed;

/** A fix that can be confirmed, or an outcome that is already certain. */
export type FixPlan =
  | {
      readonly kind: 'ready';
      readonly call: AwsCall;
      /** Sends the call if nothing has changed since. @throws unexpected errors */
      readonly run: (signal: AbortSignal) => Promise<FixOutcome>;
    }
  | FixOutcome;

/** What plans read and write with. */
export interface FixPlanDeps {
  readonly aws: ScopeAws;
  readonly t: Translate;
  readonly signal: AbortSignal;
}

/**
 * Plans a fix. One that needs another answer than yes ends as `otherFix`.
 * @throws unexpected errors
 */
export async function planFix(fix: FindingFix, deps: FixPlanDeps): Promise<FixPlan> {
  const { aws, t } = deps;
  try {
    switch (fix.kind) {
      case 'replaceAlarm':
        return await replacePlan(fix, deps);
      case 'deleteAlarm':
        return await deletePlan(fix.alarmName, deps);
      case 'enableActions':
        return {
          kind: 'ready',
          call: alarmActionsCall(fix.alarmName, true),
          run: async (signal) =>
            outcomeOf(await setActionsEnabled(fix.alarmName, true, aws, t, signal)),
        };
      case 'repairPolicy': {
        const { accountId } = await aws.account.identity();
        const source = { region: aws.scope.region, accountId, alarmName: fix.alarmName };
        return repairPlan(await previewRepair(fix.topicArn, source, aws, t, deps.signal), deps);
      }
      case 'allowRules':
        return repairPlan(await previewRuleRepair(fix.topicArn, aws, t, deps.signal), deps);
      default:
        return { kind: 'otherFix' };
    }
  } catch (error) {
    return stopped(error);
  }
}

async function replacePlan(
  fix: Extract<FindingFix, { readonly kind: 'replaceAlarm' }>,
  { aws, signal }: FixPlanDeps,
): Promise<FixPlan> {
  const preview = await previewReplace(fix.seen, replacementOf(fix), aws, signal);
  if (preview.kind !== 'ready') return outcomeOf(preview);
  const { replacement } = preview;
  return {
    kind: 'ready',
    call: replacement.call,
    run: async (running) => outcomeOf(await replaceAlarm(replacement, aws, running)),
  };
}

async function deletePlan(name: string, { aws, t, signal }: FixPlanDeps): Promise<FixPlan> {
  const alarm = await findAlarm(aws, name, signal);
  if (!alarm) return { kind: 'gone' };
  return {
    kind: 'ready',
    call: deleteAlarmCall(name),
    run: async (running) => outcomeOf(await deleteAlarm(alarm, aws, t, running)),
  };
}

function repairPlan(preview: RepairPreview, { aws, t }: FixPlanDeps): FixPlan {
  switch (preview.kind) {
    case 'alreadyAllowed':
      return { kind: 'fixed' };
    case 'refused':
      return { kind: 'refused', text: preview.problem.text };
    case 'repair': {
      const { repair } = preview;
      return {
        kind: 'ready',
        call: repair.call,
        run: async (signal) => outcomeOf(await repairTopicPolicy(repair, aws, t, signal)),
      };
    }
    default:
      return preview;
  }
}

function outcomeOf(
  result: { readonly kind: 'done' | 'unchanged' | 'gone' | 'changed' | 'differs' } | Stopped,
): FixOutcome {
  switch (result.kind) {
    case 'done':
    case 'unchanged':
      return { kind: 'fixed' };
    case 'failed':
    case 'cancelled':
      return result.applied === 'yes' ? { kind: 'fixed' } : result;
    default:
      return { kind: result.kind };
  }
}
