/** What follows when the form has created an alarm: the endpoint's page, the tree, and what to do next. */
import * as vscode from 'vscode';
import { doneText } from '../../core/alarmForm/doneText';
import type { CreatedAlarm } from '../../core/alarmForm/sessionDeps';
import { isLogAlarm } from '../../core/model/logAlarm';
import { partValue } from '../../core/model/snapshot';
import type { Session } from '../../core/session/session';
import type { Format } from '../../core/text/format';
import type { Store } from '../../core/state/store';
import { deleteAlarmCommand } from '../alarms/deleteAlarm';
import { testUpgrade } from '../alarms/testUpgrade';
import type { Messages } from '../messages/messages';
import type { Navigation } from '../tree/navigation';

/** Dependencies of what follows. */
export interface AfterCreationDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly format: Format;
  readonly navigation: Navigation;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** The user may be typing elsewhere when the alarm is ready. */
const preserveFocus = true;

/** Shows the alarm. An upgrade is then tested with a connection. */
export async function afterCreation(
  { plan, scope, endpoint, alarm, upgrades }: CreatedAlarm,
  deps: AfterCreationDeps,
): Promise<void> {
  const { store, session, messages, navigation } = deps;
  const page = { scope, endpointId: endpoint.id };
  const place = { alarmName: alarm.name, preserveFocus };
  navigation.openEndpoint(page, 'alarms', place, preserveFocus);
  await navigation.alarm(scope, alarm.name, preserveFocus);
  const alarms = partValue(store.scope(scope)?.alarms) ?? [];
  const old = alarms.find(({ name }) => name === upgrades);
  if (!old || !isLogAlarm(alarm)) {
    void messages.info(doneText(plan, vscode.l10n.t));
    return;
  }
  await testUpgrade(
    alarm,
    { scope, alarm: old },
    { aws: session.scopeAws(scope), endpoint },
    { ...deps, deleteAlarm: (ref) => deleteAlarmCommand(deps, ref) },
  );
}
