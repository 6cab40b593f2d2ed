/** The alarm commands, from creating an alarm to testing its delivery. */
import * as vscode from 'vscode';
import { DeliveryDrills } from '../../core/actions/deliveryTest/deliveryTest';
import { detectsConnections } from '../../core/watching/detects';
import { isConnectionAlarm } from '../../core/watching/watches';
import { isMetricAlarm, type AnyAlarm } from '../../core/model/logAlarm';
import { systemClock } from '../../core/base/systemClock';
import { deleteAlarmCommand, setActionsEnabled } from './alarmCommands';
import { checkAlarms } from './checkAlarms';
import type { CommandHandler, Handlers } from '../messages/commandRunner';
import { wizardCallbacks } from './create/alarmWizardDeps';
import { createAlarm } from './create/createAlarm';
import { upgradeAlarm } from './create/upgradeAlarm';
import { canUpgrade } from '../../core/actions/upgrade/upgradeDraft';
import { pickAlarm, pickEndpoint, targetOf, type AlarmRef } from '../input/pickTarget';
import { proveDelivery, type DeliveryTestDeps } from './testDelivery';
import { replayAlarmCommand, showReplayCommand } from './replayCommands';
import type { FixDeps } from './runFix';
import { sendTestNotification } from './sendTestNotification';
import { turnOnLogging } from '../logging/enableLogging';
import { plainLanguageNotification } from '../notificationRules/plainNotification';
import { readOnlyMode } from '../editor/settings';

const t = vscode.l10n.t;

/** The commands on one alarm: the row's alarm, or the one that the user picks. */
type OneAlarmId =
  | 'sendTestNotification'
  | 'enableAlarmActions'
  | 'disableAlarmActions'
  | 'deleteAlarm'
  | 'proveDelivery'
  | 'plainNotification'
  | 'replayAlarm'
  | 'showReplay'
  | 'upgradeAlarm';

/** A handler for each command. A fix needs the dependencies of all of them. */
export function alarmHandlers(
  deps: FixDeps,
): Handlers<'createAlarm' | 'checkAlarms' | 'turnOnLogging' | OneAlarmId> {
  const { store, navigation } = deps;
  return {
    createAlarm: async (argument) => {
      const given = targetOf(argument);
      const ref = given && (await pickEndpoint(store.snapshot, argument, ''));
      await createAlarm({ ...deps, ...wizardCallbacks(navigation) }, ref);
    },
    checkAlarms: (argument) => checkAlarms({ ...deps, readOnly: readOnlyMode }, argument),
    turnOnLogging: (argument) => turnOnLogging(deps, argument),
    ...oneAlarmHandlers(deps),
  };
}

function oneAlarmHandlers(deps: FixDeps): Handlers<OneAlarmId> {
  const deliveryTestDeps = deliveryTestDepsOf(deps);
  const onAlarm =
    (
      title: string,
      run: (ref: AlarmRef) => Promise<void>,
      fits?: (alarm: AnyAlarm) => boolean,
    ): CommandHandler =>
    async (argument) => {
      const ref = await pickAlarm(deps.store.snapshot, argument, title, fits);
      if (ref) await run(ref);
    };
  return {
    sendTestNotification: onAlarm(t('Send Test Notification'), (ref) =>
      sendTestNotification(deps, ref),
    ),
    enableAlarmActions: onAlarm(
      t('Enable Alarm Actions'),
      (ref) => setActionsEnabled(deps, ref, true),
      (alarm) => !alarm.actionsEnabled,
    ),
    disableAlarmActions: onAlarm(
      t('Disable Alarm Actions'),
      (ref) => setActionsEnabled(deps, ref, false),
      (alarm) => alarm.actionsEnabled,
    ),
    deleteAlarm: onAlarm(t('Delete Alarm'), (ref) => deleteAlarmCommand(deps, ref)),
    upgradeAlarm: onAlarm(
      t('Upgrade Alarm'),
      (ref) =>
        upgradeAlarm(
          {
            ...deps,
            ...wizardCallbacks(deps.navigation),
            deleteAlarm: (old) => deleteAlarmCommand(deps, old),
          },
          ref,
        ),
      canUpgrade,
    ),
    proveDelivery: onAlarm(t('Test Delivery'), (ref) => proveDelivery(deliveryTestDeps, ref)),
    plainNotification: onAlarm(t('Plain-Language Notification'), (ref) =>
      plainLanguageNotification(deps, ref),
    ),
    replayAlarm: onAlarm(
      t('How often would this have fired?'),
      (ref) => replayAlarmCommand(deps, ref),
      detectsConnections,
    ),
    showReplay: onAlarm(
      t('Show Replay on Chart'),
      (ref) => showReplayCommand(deps, ref),
      isDrawable,
    ),
  };
}

/** Whether the alarm is on the number of connections, which the chart shows. */
function isDrawable(alarm: AnyAlarm): boolean {
  return isMetricAlarm(alarm) && isConnectionAlarm(alarm);
}

/** The delivery tests of this window, on the clock of the current backend. */
function deliveryTestDepsOf(deps: FixDeps): DeliveryTestDeps {
  const { session } = deps;
  return {
    ...deps,
    drills: new DeliveryDrills(),
    clock: () => session.watched?.clock ?? systemClock,
    trial: () => session.watched?.trial,
  };
}
