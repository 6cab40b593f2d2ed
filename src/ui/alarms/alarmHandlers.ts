/** The alarm commands, from creating an alarm to testing its delivery. */
import * as vscode from 'vscode';
import type { DeliveryProgress } from '../../core/alarms/deliveryView';
import type { Log } from '../../core/base/log';
import { DeliveryTests } from '../../core/actions/deliveryTest/deliveryTest';
import { detectsConnections } from '../../core/watching/detects';
import { isConnectionAlarm } from '../../core/watching/watches';
import { isMetricAlarm, type AnyAlarm } from '../../core/model/logAlarm';
import { systemClock } from '../../core/base/systemClock';
import { disableActions, enableActions } from './actionsEnabled';
import { deleteAlarmCommand } from './deleteAlarm';
import { checkAlarms } from './checkAlarms';
import type { CommandHandler, Handlers } from '../messages/commandRunner';
import { upgradeAlarm } from './upgradeAlarm';
import { canUpgrade } from '../../core/actions/upgrade/upgradeDraft';
import { pickAlarm, type AlarmRef } from '../input/pickTarget';
import { targetOf } from '../../core/rows/commandArgument';
import { proveDelivery, type DeliveryTestDeps } from './delivery/testDelivery';
import { replayAlarmCommand, showReplayCommand } from './replay/replayCommands';
import { fixFinding, type FixDeps } from './runFix';
import { sendTestNotification } from './delivery/sendTestNotification';
import type { AlarmRuns } from '../../core/alarms/alarmRuns';
import type { ShownReplay } from './replay/replayWork';
import { turnOnLogging } from '../logging/enableLogging';
import { plainLanguageNotification } from '../notificationRules/plainNotification';

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

/** Dependencies of the commands. A fix needs those of most of them. */
export interface AlarmCommandDeps extends FixDeps {
  readonly log: Log;
  /** What the cards of alarms show. */
  readonly replays: AlarmRuns<ShownReplay>;
  readonly deliveries: AlarmRuns<DeliveryProgress>;
}

/** A handler for each command. */
export function alarmHandlers(
  deps: AlarmCommandDeps,
): Handlers<'createAlarm' | 'checkAlarms' | 'turnOnLogging' | 'fixFinding' | OneAlarmId> {
  return {
    createAlarm: (argument) => {
      const target = targetOf(argument);
      const given = target && 'endpointId' in target ? target : undefined;
      deps.openAlarmForm(given && { scope: given.scope, endpointId: given.endpointId });
      return Promise.resolve();
    },
    checkAlarms: (argument) => checkAlarms(deps, argument),
    turnOnLogging: (argument) => turnOnLogging(deps, argument),
    fixFinding: (argument) => fixFinding(argument, deps),
    ...oneAlarmHandlers(deps),
  };
}

function oneAlarmHandlers(deps: AlarmCommandDeps): Handlers<OneAlarmId> {
  const deliveryTestDeps = deliveryTestDepsOf(deps);
  const pages = deps.navigation;
  const onAlarm =
    (
      title: string,
      run: (ref: AlarmRef, argument: unknown) => Promise<void>,
      fits?: (alarm: AnyAlarm) => boolean,
    ): CommandHandler =>
    async (argument) => {
      const ref = await pickAlarm(deps.store.snapshot, argument, title, fits);
      if (ref) await run(ref, argument);
    };
  return {
    sendTestNotification: onAlarm(t('Send Test Notification'), (ref) =>
      sendTestNotification(deps, ref),
    ),
    enableAlarmActions: onAlarm(
      t('Enable Alarm Actions'),
      (ref) => enableActions(deps, ref),
      (alarm) => !alarm.actionsEnabled,
    ),
    disableAlarmActions: onAlarm(
      t('Disable Alarm Actions'),
      (ref) => disableActions(deps, ref),
      (alarm) => alarm.actionsEnabled,
    ),
    deleteAlarm: onAlarm(t('Delete Alarm'), (ref) => deleteAlarmCommand(deps, ref)),
    upgradeAlarm: onAlarm(t('Upgrade Alarm'), (ref) => upgradeAlarm(deps, ref), canUpgrade),
    proveDelivery: onAlarm(t('Test Delivery'), (ref, argument) =>
      proveDelivery(deliveryTestDeps, ref, argument),
    ),
    plainNotification: onAlarm(t('Plain-Language Notification'), (ref) =>
      plainLanguageNotification(deps, ref),
    ),
    replayAlarm: onAlarm(
      t('How often would this have fired?'),
      (ref, argument) => replayAlarmCommand({ ...deps, pages }, ref, argument),
      detectsConnections,
    ),
    showReplay: onAlarm(
      t('Show Replay on Chart'),
      (ref) => showReplayCommand({ ...deps, pages }, ref),
      isDrawable,
    ),
  };
}

/** Whether the alarm is on the number of connections, which the chart shows. */
function isDrawable(alarm: AnyAlarm): boolean {
  return isMetricAlarm(alarm) && isConnectionAlarm(alarm);
}

/** The delivery tests of this window, on the clock of the current backend. */
function deliveryTestDepsOf(deps: AlarmCommandDeps): DeliveryTestDeps {
  const { session, navigation } = deps;
  return {
    ...deps,
    pages: navigation,
    tests: new DeliveryTests(),
    clock: () => session.watched?.clock ?? systemClock,
    trial: () => session.watched?.trial,
  };
}
