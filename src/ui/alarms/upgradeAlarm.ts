/**
 * Upgrade Alarm…: opens the form for a log alarm beside an alarm on the rise of the count. Until the user
 * agrees to delete it, the old alarm stays as it is.
 */
import * as vscode from 'vscode';
import type { Answers } from '../../core/alarmForm/view/answers';
import { hasLogAlarms } from '../../core/logAlarms/logAlarmRegions';
import type { EndpointRef } from '../../core/model/endpointRef';
import { partValue } from '../../core/model/snapshot';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { endpointsOf } from '../../core/watching/watches';
import { type AlarmRef } from '../input/pickTarget';
import { allEndpoints, type ListedEndpoint, pickEndpoint } from '../input/pickEndpoint';
import type { Messages } from '../messages/messages';

const t = vscode.l10n.t;

/** Dependencies of the command. */
export interface UpgradeDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  /** Opens the form of an endpoint with these answers. */
  readonly openAlarmForm: (endpoint: EndpointRef, answers: Answers) => void;
}

/** Runs the command. */
export async function upgradeAlarm(deps: UpgradeDeps, ref: AlarmRef): Promise<void> {
  const { region } = deps.session.scopeAws(ref.scope).scope;
  if (!hasLogAlarms(region))
    return deps.messages.info(t('CloudWatch has no log alarms in {0}.', region));
  const found = await endpointOf(ref, deps);
  if (!found) return;
  const endpoint = { scope: found.scope, endpointId: found.endpoint.id };
  deps.openAlarmForm(endpoint, { upgrade: ref.alarm.name });
}

/** The endpoint that the alarm watches; of several, the one that the user picks. */
async function endpointOf(
  { scope, alarm }: AlarmRef,
  { store }: UpgradeDeps,
): Promise<ListedEndpoint | undefined> {
  const listed = partValue(store.scope(scope)?.endpoints) ?? [];
  const ids = new Set(endpointsOf(alarm, listed));
  const fitting = allEndpoints(store.snapshot).filter(
    (one) => one.scope === scope && ids.has(one.endpoint.id),
  );
  if (fitting.length === 1) return fitting[0];
  const title = t('Choose the endpoint to watch');
  return pickEndpoint(store.snapshot, undefined, title, (one) =>
    fitting.some(({ endpoint }) => one.scope === scope && endpoint.id === one.endpoint.id),
  );
}
