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
import { doubledBy, doublingOf, type Doubling } from './doubling';
import { namedTexts, refusalText } from './doublingText';
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
  const { aws, t, scope, signal } = deps;
  switch (fix.kind) {
    case 'replaceAlarm':
      return undoubled(await replacePlan(fix, deps), scope && doublingOf(fix, scope), deps);
    case 'deleteAlarm':
      return deletionPlan(fix, deps);
    case 'enableActions':
      return undoubled(enablingPlan(fix, deps), scope && doublingOf(fix, scope), deps);
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
  const early = doubling.overlapping.length > 0 ? await refusal(signal) : undefined;
  if (early) return early;
  return {
    ...plan,
    unless: doubling.overlapping,
    run: async (running) => (await refusal(running)) ?? plan.run(running),
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
