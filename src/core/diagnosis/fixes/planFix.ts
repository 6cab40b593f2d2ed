/** Plans a fix that needs no answer but yes: reads what it changes, and knows the exact call. */
import {
  previewRepair,
  previewRuleRepair,
  repairTopicPolicy,
  type RepairPreview,
} from '../../actions/policy/repairTopicPolicy';
import { previewReplace, replaceAlarm } from '../../actions/replace/replaceAlarm';
import { setActionsEnabled } from '../../actions/setActionsEnabled';
import { stopped } from '../../actions/write/attempt';
import { alarmActionsCall } from '../../ports/calls';
import type { FindingFix } from '../finding';
import { replacementOf } from '../fixedAlarm';
import { deletionPlan } from './deletionPlan';
import { changeOf, doublingsOf, overlappingOf } from './doubling';
import { numberRefusal, numberText, refusalText } from './doublingText';
import { outcomeOf, type NotFixed } from './fixOutcome';
import type { FixPlan, FixPlanDeps } from './fixPlan';

/**
 * Plans a fix. One that needs another answer than yes ends as `otherFix`.
 * @throws unexpected errors
 */
export async function planFix(fix: FindingFix, deps: FixPlanDeps): Promise<FixPlan> {
  try {
    const plan = await planOf(fix, deps);
    if (plan.kind !== 'ready') return plan;
    return {
      ...plan,
      run: async (signal) => {
        try {
          return await deps.inTurn(() => plan.run(signal), signal);
        } catch (error) {
          return stopped(error);
        }
      },
    };
  } catch (error) {
    return stopped(error);
  }
}

/** @throws ExpectedError */
async function planOf(fix: FindingFix, deps: FixPlanDeps): Promise<FixPlan> {
  const { aws, t, signal } = deps;
  switch (fix.kind) {
    case 'replaceAlarm':
      return undoubled(await replacePlan(fix, deps), fix, deps);
    case 'deleteAlarm':
      return deletionPlan(fix, deps);
    case 'enableActions':
      return undoubled(enablingPlan(fix, deps), fix, deps);
    case 'repairPolicy': {
      const { accountId } = await aws.account.identity();
      const source = { region: aws.scope.region, accountId, alarmName: fix.alarmName };
      return repairPlan(await previewRepair(fix.topicArn, source, aws, t, signal), deps);
    }
    case 'allowRules':
      return repairPlan(await previewRuleRepair(fix.topicArn, aws, t, signal), deps);
    default:
      return { kind: 'otherFix' };
  }
}

/**
 * The plan, which sends nothing where that would double every email. A log alarm may double those of an
 * alarm on the number, because it names the user, but only after a warning.
 * @throws ExpectedError
 */
async function undoubled(
  plan: FixPlan,
  fix: FindingFix,
  { aws, t, format, scope, signal }: FixPlanDeps,
): Promise<FixPlan> {
  const change = changeOf(fix);
  if (plan.kind !== 'ready' || !scope || !change) return plan;
  const words = { t, format };
  const overlapping = overlappingOf(change, scope);
  // Any other one can only be new since the last refresh, which is found before the write.
  const early = overlapping.length > 0 ? await doublingsOf(change, scope, aws, signal) : undefined;
  if (early?.by) return { kind: 'refused', text: refusalText(early.by, words) };
  const numbers = early?.numbers ?? [];
  const warnings = numbers.map((number) => numberText(number, words));
  const refusal = async (now: AbortSignal): Promise<NotFixed | undefined> => {
    const doublings = await doublingsOf(change, scope, aws, now);
    const { by } = doublings;
    if (by) return { kind: 'refused', text: refusalText(by, words) };
    const one = doublings.numbers.find((number) => !warnings.includes(numberText(number, words)));
    return one && { kind: 'refused', text: numberRefusal(one, words) };
  };
  return {
    ...plan,
    unless: overlapping.filter((name) => !numbers.some(({ other }) => other.name === name)),
    warnings,
    run: async (running) => (await refusal(running)) ?? plan.run(running),
  };
}

function enablingPlan(
  fix: Extract<FindingFix, { readonly kind: 'enableActions' }>,
  { aws, t }: FixPlanDeps,
): FixPlan {
  const { alarmName } = fix;
  return {
    kind: 'ready',
    call: alarmActionsCall(alarmName, true),
    unless: [],
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
