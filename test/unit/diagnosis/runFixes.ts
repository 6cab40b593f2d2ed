/** Plans and runs fixes on the fake account. */
import { findings } from '../../../src/core/diagnosis/findings';
import type { Finding } from '../../../src/core/diagnosis/finding';
import { fixedList, fixMany } from '../../../src/core/diagnosis/fixes/fixMany';
import { planMany, type NamedPlan } from '../../../src/core/diagnosis/fixes/planMany';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import type { InTurn } from '../../../src/core/ports/inTurn';
import { createFormat } from '../../../src/core/text/format';
import type { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { timePasses } from '../../fakes/timePasses';
import { snapshotOf } from './accountSnapshot';

export const format = createFormat({ locale: 'en', timeZone: 'UTC' });

/** The findings of a rule now. @param parts of the snapshot that the fake account does not have */
export async function foundIn(
  aws: FakeAws,
  rule: string,
  parts: Partial<ScopeSnapshot> = {},
): Promise<readonly Finding[]> {
  const scope = { ...(await snapshotOf(aws)), ...parts };
  return findings(scope).filter(({ diagnosis }) => diagnosis.rule === rule);
}

/** The plans of the fixes, named after their alarms. */
export async function plansIn(
  aws: FakeAws,
  all: readonly Finding[],
  parts: Partial<ScopeSnapshot> = {},
  inTurn: InTurn = (work) => work(),
): Promise<readonly NamedPlan[]> {
  const { signal } = new AbortController();
  const scope = { ...(await snapshotOf(aws)), ...parts };
  const named = all
    .filter(({ fix }) => fix)
    .map((finding) => {
      const { target } = finding;
      return { name: target.kind === 'alarm' ? target.alarmName : '', finding };
    });
  return planMany(named, { awsOf: () => aws, scopeOf: () => scope, t, format, signal, inTurn });
}

/** Runs the plans. @param errors receives the unexpected ones @returns the outcomes, one line for each */
export async function runIn(
  aws: FakeAws,
  plans: readonly NamedPlan[],
  errors: unknown[] = [],
): Promise<readonly string[]> {
  const running = fixMany(
    plans,
    new AbortController().signal,
    () => undefined,
    (error) => errors.push(error),
  );
  const outcomes = await timePasses(aws.clock, running);
  return fixedList(outcomes, { t, format }).rows.map(({ name, text }) => `${name}: ${text}`);
}
