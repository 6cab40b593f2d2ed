/** Plans fixes of many findings. */
import { eachLimited } from '../../base/mapConcurrent';
import type { ScopeId } from '../../model/scope';
import type { ScopeSnapshot } from '../../model/snapshot';
import type { ScopeAws } from '../../ports/aws';
import type { InTurn } from '../../ports/inTurn';
import type { Translate } from '../../ports/translate';
import type { Format } from '../../text/format';
import type { Finding } from '../finding';
import { inFixOrder } from './doubling';
import type { FixPlan } from './fixPlan';
import { planFix } from './planFix';

/** Alarms and topics read in parallel. */
const parallel = 3;

/** A finding with the display name of its subject. */
export interface NamedFinding {
  readonly name: string;
  readonly finding: Finding;
}

/** A planned fix of one alarm or topic. */
export interface NamedPlan {
  /** The display name of what it changes. */
  readonly name: string;
  /** `with`: an earlier plan, whose call is the same. */
  readonly plan: FixPlan | { readonly kind: 'with'; readonly earlier: NamedPlan };
}

/** What plans read and write with. */
export interface PlanManyDeps {
  readonly awsOf: (scope: ScopeId) => ScopeAws;
  /** The scope as it was read last; undefined if it is no longer watched. */
  readonly scopeOf: (scope: ScopeId) => ScopeSnapshot | undefined;
  readonly t: Translate;
  readonly format: Format;
  readonly signal: AbortSignal;
  readonly inTurn: InTurn;
}

/**
 * Plans the fixes in the order in which they are to run.
 * @throws unexpected errors
 */
export async function planMany(
  all: readonly NamedFinding[],
  { awsOf, scopeOf, ...shared }: PlanManyDeps,
): Promise<readonly NamedPlan[]> {
  const ordered = inFixOrder(all, ({ finding }) => [scopeOf(finding.scope), finding.fix]);
  const plans = await eachLimited(ordered, parallel, async ({ name, finding }) => {
    const { fix, scope } = finding;
    const deps = { ...shared, aws: awsOf(scope), scope: scopeOf(scope) };
    const plan: FixPlan = fix ? await planFix(fix, deps) : { kind: 'otherFix' };
    return { name, plan };
  });
  return combined(plans);
}

/** The plans, in which each policy of a topic is written by the first that needs it. */
function combined(plans: readonly NamedPlan[]): readonly NamedPlan[] {
  const writers = new Map<string, NamedPlan>();
  return plans.map((one) => {
    const { plan } = one;
    // The names of alarms are unique in one account only; the ARN of a topic is unique.
    if (plan.kind !== 'ready' || plan.call.kind !== 'topics.setPolicy') return one;
    const key = JSON.stringify(plan.call.input);
    const earlier = writers.get(key);
    if (!earlier) writers.set(key, one);
    return earlier ? { name: one.name, plan: { kind: 'with', earlier } } : one;
  });
}
