/** The step before the preview, which asks nothing: it reads what the plan depends on. */
import * as vscode from 'vscode';
import type { AlarmFacts } from '../../../core/actions/create/planAlarm';
import { draftLogGroup } from '../../../core/actions/create/rolePurpose';
import { readCountedGroup } from '../../../core/actions/metricFilters/countedGroup';
import type { Step } from '../../../core/base/wizard';
import { scopeId } from '../../../core/model/scope';
import { partValue } from '../../../core/model/snapshot';
import type { Store } from '../../../core/state/store';
import { displayText } from '../../../core/text/displayText';
import { withLateProgress } from '../../input/withProgress';
import { placeOf, type Draft } from './draft';

/** Reads it. @param now AWS's time, ms since 1970 */
export function factsStep(store: Store, now: () => number): Step<Draft> {
  return async (draft) => {
    const { aws, endpoint } = placeOf(draft);
    const all = partValue(store.scope(scopeId(aws.scope))?.endpoints) ?? [];
    const facts: AlarmFacts = { otherEndpoints: all.filter(({ id }) => id !== endpoint.id) };
    if (draft.method !== 'metricFilter') return { kind: 'skip', state: { ...draft, facts } };
    const group = draftLogGroup(draft, { endpoint });
    const countedGroup = await withLateProgress(
      vscode.l10n.t('Testing the metric filter with entries of {0}', displayText(group)),
      (signal) => readCountedGroup(group, endpoint.id, now(), aws, signal),
    );
    return { kind: 'skip', state: { ...draft, facts: { ...facts, countedGroup } } };
  };
}
