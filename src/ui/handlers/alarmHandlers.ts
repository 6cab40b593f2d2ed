/** The commands about alarms: from making one to proving that it tells somebody. */
import * as vscode from 'vscode';
import { DeliveryDrills } from '../../core/actions/drill/deliveryDrill';
import { isConnectionAlarm } from '../../core/watching/watches';
import type { Alarm } from '../../core/model/alarm';
import { systemClock } from '../../core/base/systemClock';
import { deleteAlarmCommand, setActionsEnabled } from '../alarms/alarmCommands';
import { auditAlarms } from '../alarms/auditCommands';
import { checkAlarms } from '../alarms/checkAlarms';
import type { CommandHandler, Handlers } from '../messages/commands';
import { wizardWays } from '../alarms/create/alarmWizardTools';
import { createAlarm } from '../alarms/create/createAlarm';
import { pickAlarm, pickEndpoint, targetOf, type AlarmRef } from '../input/pickTarget';
import { proveDelivery, type DrillTools } from '../alarms/proveDelivery';
import { replayAlarmCommand, showReplayCommand } from '../alarms/replayCommands';
import type { FixTools } from '../alarms/runFix';
import { sendTestNotification } from '../alarms/sendTestNotification';
import { readOnlyMode } from '../editor/settings';

const t = vscode.l10n.t;

/** The commands that act on one alarm: the row's, or the one that the person picks. */
type OneAlarmId =
  | 'sendTestNotification'
  | 'enableAlarmActions'
  | 'disableAlarmActions'
  | 'deleteAlarm'
  | 'proveDelivery'
  | 'replayAlarm'
  | 'showReplay';

/** A handler for each of them; a fix needs what all of them need. */
export function alarmHandlers(
  tools: FixTools,
): Handlers<'createAlarm' | 'checkAlarms' | 'auditAlarms' | OneAlarmId> {
  const { store, navigation } = tools;
  return {
    createAlarm: async (argument) => {
      const given = targetOf(argument);
      const ref = given && (await pickEndpoint(store.snapshot, argument, ''));
      await createAlarm({ ...tools, ...wizardWays(navigation) }, ref);
    },
    checkAlarms: (argument) => checkAlarms({ ...tools, readOnly: readOnlyMode }, argument),
    auditAlarms: (argument) => auditAlarms(tools, argument),
    ...oneAlarmHandlers(tools),
  };
}

function oneAlarmHandlers(tools: FixTools): Handlers<OneAlarmId> {
  const drillTools = drillToolsOf(tools);
  const onAlarm =
    (
      title: string,
      run: (ref: AlarmRef) => Promise<void>,
      fits?: (alarm: Alarm) => boolean,
    ): CommandHandler =>
    async (argument) => {
      const ref = await pickAlarm(tools.store.snapshot, argument, title, fits);
      if (ref) await run(ref);
    };
  return {
    sendTestNotification: onAlarm(t('Send Test Notification'), (ref) =>
      sendTestNotification(tools, ref),
    ),
    enableAlarmActions: onAlarm(
      t('Enable Alarm Actions'),
      (ref) => setActionsEnabled(tools, ref, true),
      (alarm) => !alarm.actionsEnabled,
    ),
    disableAlarmActions: onAlarm(
      t('Disable Alarm Actions'),
      (ref) => setActionsEnabled(tools, ref, false),
      (alarm) => alarm.actionsEnabled,
    ),
    deleteAlarm: onAlarm(t('Delete Alarm'), (ref) => deleteAlarmCommand(tools, ref)),
    proveDelivery: onAlarm(t('Prove Delivery'), (ref) => proveDelivery(drillTools, ref)),
    replayAlarm: onAlarm(
      t('How often would this have fired?'),
      (ref) => replayAlarmCommand(tools, ref),
      isConnectionAlarm,
    ),
    showReplay: onAlarm(
      t('Show Replay on Chart'),
      (ref) => showReplayCommand(tools, ref),
      isConnectionAlarm,
    ),
  };
}

/** The drills of this window, on the clock of whatever is watched when one is run. */
function drillToolsOf(tools: FixTools): DrillTools {
  const { session } = tools;
  return {
    ...tools,
    drills: new DeliveryDrills(),
    clock: () => session.watched?.clock ?? systemClock,
    trial: () => session.watched?.trial,
  };
}
