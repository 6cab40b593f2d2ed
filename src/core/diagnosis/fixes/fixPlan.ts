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
import { alarmDifferences } from '../../actions/write/alarmDifferences';
import { stopped, type Stopped } from '../../actions/write/attempt';
import { findAlarm } from '../../actions/write/find';
import type { AnyAlarm } from '../../model/logAlarm';
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
        return await deletePlan(fix, deps);
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

/** Deletes only what the finding is about, and only if the alarm that stays notifies everybody of it. */
async function deletePlan(
  { seen, stays }: Extract<FindingFix, { readonly kind: 'deleteAlarm' }>,
  { aws, t, signal }: FixPlanDeps,
): Promise<FixPlan> {
  const { name } = seen;
  const alarm = await findAlarm(aws, name, signal);
  if (!alarm) return { kind: 'gone' };
  if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed' };
  if (stays && notifiesMore(seen, stays)) return { kind: 'otherFix' };
  const isCovered = async (now: AbortSignal): Promise<boolean> =>
    stays === undefined || (await isUnchanged(stays, aws, now));
  if (!(await isCovered(signal))) return { kind: 'changed' };
  return {
    kind: 'ready',
    call: deleteAlarmCall(name),
    run: async (running) => {
      try {
        // It may have been changed, or deleted, while the user was asked.
        if (!(await isCovered(running))) return { kind: 'changed' };
      } catch (error) {
        return stopped(error);
      }
      return outcomeOf(await deleteAlarm(alarm, aws, t, running));
    },
  };
}

/** Whether an alarm notifies a target that the other does not. */
function notifiesMore(one: AnyAlarm, other: AnyAlarm): boolean {
  return one.alarmActions.some((action) => !other.alarmActions.includes(action));
}

async function isUnchanged(seen: AnyAlarm, aws: ScopeAws, signal: AbortSignal): Promise<boolean> {
  const now = await findAlarm(aws, seen.name, signal);
  return now !== undefined && alarmDifferences(seen, now).length === 0;
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
