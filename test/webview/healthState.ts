/** States of the tab Health, made as the extension makes them: from a snapshot. */
import { findings } from '../../src/core/diagnosis/findings';
import { listedFindings } from '../../src/core/diagnosis/text/findingList';
import { healthModel } from '../../src/core/diagnosis/text/healthModel';
import { healthTexts } from '../../src/core/diagnosis/view/healthTexts';
import type { Snapshot } from '../../src/core/model/snapshot';
import { scopeId } from '../../src/core/model/scope';
import { createFormat } from '../../src/core/text/format';
import type { HealthRequest, HealthState } from '../../src/protocol/health';
import { plainTranslate } from '../fakes/plainTranslate';
import { testNow } from '../fakes/snapshots';
import type { Line } from './openPage';

/** What is said on the line of the tab Health. */
export interface HealthLine extends Line {
  readonly incoming: HealthState;
  readonly outgoing: HealthRequest;
  readonly memory: { readonly scope: string | null };
  readonly state: HealthState;
}

/** What the page is sent about a snapshot. */
export function healthState(
  snapshot: Snapshot,
  change: Partial<HealthState> = {},
  { translate = plainTranslate, readOnly = false } = {},
): HealthState {
  const format = createFormat({ locale: 'en-GB', timeZone: 'UTC' });
  const words = { t: translate, format, now: testNow, readOnly, checkedAt: testNow };
  return {
    type: 'state',
    texts: healthTexts(translate),
    model: healthModel(snapshot.scopes, listedFindings(snapshot), words),
    isChecking: false,
    scope: null,
    scopes: snapshot.scopes.map(({ scope }) => ({ id: scopeId(scope), name: scopeId(scope) })),
    fixed: null,
    file: null,
    ...change,
  };
}

/** The number of findings of a snapshot. */
export function countFindings({ scopes }: Snapshot): number {
  return scopes.reduce((count, scope) => count + findings(scope).length, 0);
}
