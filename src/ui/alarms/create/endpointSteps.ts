/** The first steps of the wizard: the endpoint, and its existing alarms. */
import * as vscode from 'vscode';
import { connectionAlarms } from '../../../core/actions/write/existing';
import { isLogAlarm, type AnyAlarm } from '../../../core/model/logAlarm';
import { endpointLabel } from '../../../core/model/endpoint';
import { scopeId } from '../../../core/model/scope';
import { partValue } from '../../../core/model/snapshot';
import type { Step } from '../../../core/base/wizard';
import type { Session } from '../../../core/session/session';
import type { Store } from '../../../core/state/store';
import { displayText } from '../../../core/text/displayText';
import { allEndpoints, endpointItems, type ListedEndpoint } from '../../input/pickTarget';
import { outcome, pick, type Memory, type PickItem } from '../../input/quickInput';
import { placeOf, type Draft, type Place, type ShowAlarm } from './draft';

/** Asks for the endpoint, unless the command was called on one. */
export function endpointStep(
  store: Store,
  session: Session,
  title: string,
  given: ListedEndpoint | undefined,
): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    if (given)
      return { kind: 'skip', state: { ...draft, place: await place(session, store, given) } };
    const items = endpointItems(allEndpoints(store.snapshot));
    const answer = await pick({
      title,
      canGoBack,
      placeholder:
        items.length > 0
          ? vscode.l10n.t('Choose the endpoint whose connections you want to be notified of')
          : vscode.l10n.t('No endpoints have been found yet. Refresh, or choose other profiles.'),
      items,
      memory,
    });
    if (answer.kind !== 'value') return answer;
    return { kind: 'next', state: { ...draft, place: await place(session, store, answer.value) } };
  };
}

/** Reads the account if the command runs before the first refresh. */
async function place(
  session: Session,
  store: Store,
  { scope, endpoint }: ListedEndpoint,
): Promise<Place> {
  const aws = session.scopeAws(scope);
  const known = partValue(store.scope(scope)?.identity);
  return { endpoint, aws, identity: known ?? (await aws.account.identity()) };
}

/** The choices for existing connection alarms of the endpoint. */
type Existing =
  { readonly kind: 'show' | 'replace'; readonly alarm: AnyAlarm } | { readonly kind: 'another' };

/**
 * Asks what to do if the endpoint has a connection alarm. Reads the alarms from AWS, so that a recently
 * created alarm is not duplicated.
 * @param show reveals an alarm, which ends the wizard
 */
export function existingStep(title: string, show: ShowAlarm): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const { endpoint, aws } = placeOf(draft);
    const alarms = await connectionAlarms(endpoint, aws);
    if (alarms.length === 0) return { kind: 'skip', state: draft };
    const answer = await pick<Existing>({
      title,
      canGoBack,
      placeholder: vscode.l10n.t(
        '{0} already has a connection alarm. A second one sends every email twice.',
        displayText(endpointLabel(endpoint)),
      ),
      items: [...alarms.flatMap(existingItems), anotherItem()],
      memory,
    });
    if (answer.kind === 'value' && answer.value.kind === 'show') {
      await show(scopeId(aws.scope), answer.value.alarm);
      return { kind: 'cancel' };
    }
    if (answer.kind !== 'value' || answer.value.kind !== 'replace')
      return outcome(answer, () => draft);
    const { name } = answer.value.alarm;
    const replace = await aws.alarms.stored(name);
    return { kind: 'next', state: replace ? { ...draft, name, replace } : draft };
  };
}

/** A log alarm cannot be overwritten in place: its conditions are those of its query. */
function existingItems(alarm: AnyAlarm): PickItem<Existing>[] {
  const name = displayText(alarm.name);
  const replace: PickItem<Existing> = {
    label: `$(replace) ${vscode.l10n.t('Replace {0}', name)}`,
    description: vscode.l10n.t('overwrites what it watches and whom it notifies; keeps the rest'),
    value: { kind: 'replace', alarm },
  };
  return [
    { label: name },
    {
      label: `$(eye) ${vscode.l10n.t('Show {0}', name)}`,
      description: alarm.state,
      value: { kind: 'show', alarm },
    },
    ...(isLogAlarm(alarm) ? [] : [replace]),
  ];
}

function anotherItem(): PickItem<Existing> {
  return {
    label: `$(add) ${vscode.l10n.t('Create another alarm anyway')}`,
    value: { kind: 'another' },
  };
}
