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
import type { ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import { alarmActionsCall, deleteAlarmCall, type AwsCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import type { Format } from '../../text/format';
import { losesNothing } from '../duplicates';
import type { FindingFix } from '../finding';
import { replacementOf } from '../fixedAlarm';
import { doubledBy, doublingOf, type Doubling } from './doubling';
import { namedTexts, refusalText } from './doublingText';

/** Why nothing was changed, or what AWS shows instead. `unexpected`: an error, perhaps after the write. */
export type NotFixed =
  | { readonly kind: 'gone' | 'changed' | 'differs' | 'otherFix' | 'unexpected' }
  | { readonly kind: 'refused'; readonly text: string }
  | Stopped;

/** The outcome of a fix. `already`: AWS had the fix, so nothing was sent. */
export type FixOutcome = { readonly kind: 'fixed' | 'already' } | NotFixed;

/** A fix that can be confirmed, or an outcome that is already certain. */
export type FixPlan =
  | {
      readonly kind: 'ready';
      readonly call: AwsCall;
      /** The names of alarms that may notify of the same by then: nothing is sent if one does. */
      readonly unless: readonly string[];
      /** What the user should know before the answer, as sentences. */
      readonly warnings?: readonly string[];
      /** Sends the call if nothing has changed since. @throws unexpected errors */
      readonly run: (signal: AbortSignal) => Promise<FixOutcome>;
    }
  | FixOutcome;

/** What plans read and write with. */
export interface FixPlanDeps {
  readonly aws: ScopeAws;
  readonly t: Translate;
  readonly format: Format;
  readonly signal: AbortSignal;
  /** The scope of the finding, as it was read last; undefined if it is no longer watched. */
  readonly scope: ScopeSnapshot | undefined;
}

/**
 * Plans a fix. One that needs another answer than yes ends as `otherFix`.
 * @throws unexpected errors
 */
export async function planFix(fix: FindingFix, deps: FixPlanDeps): Promise<FixPlan> {
  const { aws, t, scope } = deps;
  try {
    switch (fix.kind) {
      case 'replaceAlarm':
        return await undoubled(await replacePlan(fix, deps), scope && doublingOf(fix, scope), deps);
      case 'deleteAlarm':
        return await deletePlan(fix, deps);
      case 'enableActions':
        return await undoubled(enablingPlan(fix, deps), scope && doublingOf(fix, scope), deps);
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

/** The plan, which sends nothing where that would double every email. @throws ExpectedError */
async function undoubled(
  plan: FixPlan,
  doubling: Doubling | undefined,
  { aws, t, format, signal }: FixPlanDeps,
): Promise<FixPlan> {
  if (plan.kind !== 'ready' || !doubling) return plan;
  const refusal = async (now: AbortSignal): Promise<NotFixed | undefined> => {
    const doubled = await doubledBy(doubling, aws, now);
    return doubled && { kind: 'refused', text: refusalText(doubled, { t, format }) };
  };
  // Any other one can only be new since the last refresh, which is found before the write.
  const early = doubling.rivals.length > 0 ? await refusal(signal) : undefined;
  if (early) return early;
  return {
    ...plan,
    unless: doubling.rivals,
    run: async (running) => {
      try {
        return (await refusal(running)) ?? (await plan.run(running));
      } catch (error) {
        return stopped(error);
      }
    },
  };
}

function enablingPlan(
  fix: Extract<FindingFix, { readonly kind: 'enableActions' }>,
  { aws, t, format, scope }: FixPlanDeps,
): FixPlan {
  const { alarmName } = fix;
  return {
    kind: 'ready',
    call: alarmActionsCall(alarmName, true),
    unless: [],
    warnings: scope ? namedTexts(fix, scope, { t, format }) : [],
    run: async (signal) => outcomeOf(await setActionsEnabled(alarmName, true, aws, t, signal)),
  };
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
    unless: [],
    run: async (running) => outcomeOf(await replaceAlarm(replacement, aws, running)),
  };
}

/** Deletes only what the finding is about, and only if the alarm that stays notifies everybody of it. */
async function deletePlan(
  { seen, stays }: Extract<FindingFix, { readonly kind: 'deleteAlarm' }>,
  { aws, t, signal }: FixPlanDeps,
): Promise<FixPlan> {
  const alarm = await findAlarm(aws, seen.name, signal);
  if (!alarm) return { kind: 'gone' };
  if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed' };
  if (stays && !losesNothing(seen, stays)) return { kind: 'otherFix' };
  if (!(await isCovered(stays, aws, signal))) return { kind: 'changed' };
  return {
    kind: 'ready',
    call: deleteAlarmCall(seen.name),
    unless: [],
    run: async (running) => {
      try {
        // It may have been changed, or deleted, while the user was asked.
        if (!(await isCovered(stays, aws, running))) return { kind: 'changed' };
      } catch (error) {
        return stopped(error);
      }
      return outcomeOf(await deleteAlarm(alarm, aws, t, running));
    },
  };
}

/**
 * Whether the alarm that makes another one superfluous is still as it was seen.
 * @param stays undefined if the other one has nothing left to watch
 * @throws ExpectedError
 */
export async function isCovered(
  stays: AnyAlarm | undefined,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!stays) return true;
  const now = await findAlarm(aws, stays.name, signal);
  return now !== undefined && alarmDifferences(stays, now).length === 0;
}

function repairPlan(preview: RepairPreview, { aws, t }: FixPlanDeps): FixPlan {
  switch (preview.kind) {
    case 'alreadyAllowed':
      return { kind: 'already' };
    case 'refused':
      return { kind: 'refused', text: preview.problem.text };
    case 'repair': {
      const { repair } = preview;
      return {
        kind: 'ready',
        call: repair.call,
        unless: [],
        run: async (signal) => outcomeOf(await repairTopicPolicy(repair, aws, t, signal)),
      };
    }
    default:
      return preview;
  }
}

function outcomeOf(
  result:
    { readonly kind: 'done' | 'unchanged' | 'unneeded' | 'gone' | 'changed' | 'differs' } | Stopped,
): FixOutcome {
  switch (result.kind) {
    case 'done':
      return { kind: 'fixed' };
    case 'unchanged':
    case 'unneeded':
      return { kind: 'already' };
    case 'failed':
    case 'cancelled':
      return result.applied === 'yes' ? { kind: 'fixed' } : result;
    default:
      return { kind: result.kind };
  }
}
