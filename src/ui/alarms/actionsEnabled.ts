/** Enable and Disable Alarm Actions: each reads the alarm first. It is evaluated in both cases. */
import * as vscode from 'vscode';
import { setActionsEnabled, type SetActionsResult } from '../../core/actions/setActionsEnabled';
import { enableActions as enable } from '../../core/diagnosis/fixes/enableActions';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import type { Format } from '../../core/text/format';
import type { AlarmRef } from '../input/pickTarget';
import { waitingTitle, withLateProgress } from '../input/withProgress';
import { endedEarly, type AlarmDeps } from './runs/endedEarly';

const t = vscode.l10n.t;

/** Dependencies of enabling. */
export interface EnableDeps extends AlarmDeps {
  readonly store: Store;
  readonly format: Format;
}

/** Enables an alarm's actions; asks first if that doubles notifications. @throws ExpectedError */
export async function enableActions(deps: EnableDeps, ref: AlarmRef): Promise<void> {
  const { session, store, messages, format } = deps;
  const name = displayText(ref.alarm.name);
  const result = await enable(ref.alarm.name, {
    aws: session.scopeAws(ref.scope),
    words: { t, format },
    scope: store.scope(ref.scope),
    inTurn: (work) =>
      withLateProgress(waitingTitle(ref.alarm.name), (signal) =>
        session.inTurn(() => work(signal), signal),
      ),
    ask: (warnings) =>
      messages.confirm(
        t('Enable the actions of {0}?', name),
        warnings.join('\n\n'),
        t('Enable Alarm Actions'),
      ),
  });
  if (result) await report(result, t('The actions of {0} were enabled.', name), deps, ref);
}

/** Disables an alarm's actions. @throws ExpectedError */
export async function disableActions(deps: AlarmDeps, ref: AlarmRef): Promise<void> {
  const { session } = deps;
  const aws = session.scopeAws(ref.scope);
  const { name } = ref.alarm;
  // Another window may be about to delete an alarm because this one stays.
  const result = await withLateProgress(waitingTitle(name), (signal) =>
    session.inTurn(() => setActionsEnabled(name, false, aws, t, signal), signal),
  );
  const done = t(
    'The actions of {0} were disabled. The alarm is still evaluated but notifies nobody.',
    displayText(name),
  );
  await report(result, done, deps, ref);
}

async function report(
  result: SetActionsResult,
  done: string,
  deps: AlarmDeps,
  ref: AlarmRef,
): Promise<void> {
  await deps.session.refresh(ref.scope);
  if (result.kind !== 'done' && result.kind !== 'unchanged') return endedEarly(result, deps, ref);
  return deps.messages.info(done);
}
