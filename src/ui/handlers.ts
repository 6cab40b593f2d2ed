/** What each command does: one line or two that hand over to the module that does it. */
import * as vscode from 'vscode';
import { ExpectedError } from '../core/errors';
import { DeliveryDrills } from '../core/actions/deliveryDrill';
import type { CallCounts } from '../core/callCounts';
import { isConnectionAlarm } from '../core/detection/watches';
import type { Backend } from '../core/ports/backend';
import { scopeId, type ScopeId } from '../core/model/scope';
import { systemClock } from '../core/systemClock';
import type { Session } from '../core/session';
import type { Store } from '../core/store';
import { callReport } from '../core/views/callReport';
import type { Format } from '../core/views/format';
import type { StatusBarView } from '../core/views/statusBar';
import type { ViewContext } from '../core/views/viewContext';
import { clearActivityFilter, filterActivity } from './activityCommands';
import type { ActivityTree } from './activityTree';
import { deleteAlarmCommand, setActionsEnabled } from './alarmCommands';
import { auditAlarms } from './auditCommands';
import type { ChannelLog } from './channelLog';
import { choiceHandlers } from './choiceCommands';
import type { Choices } from './choices';
import { checkAlarms } from './checkAlarms';
import type { CommandHandlers } from './commands';
import { copyDiagnostics } from './copyDiagnostics';
import { wizardWays } from './createAlarm/alarmWizardTools';
import { createAlarm } from './createAlarm/createAlarm';
import { createTopic } from './createTopic';
import type { Documents } from './documents';
import { copyArn, copyId, openConsole, setMuted } from './endpointCommands';
import { endConnection, endUserConnections } from './endConnections';
import { mendTopic } from './mendTopic';
import type { Messages } from './messages';
import type { Muted } from './muted';
import { unmuteUsers, type MutedUsers } from './mutedUsers';
import type { Navigation } from './navigation';
import {
  connectionsTarget,
  pickAlarm,
  pickEndpoint,
  pickTopic,
  targetOf,
  type AlarmRef,
} from './pickTarget';
import { pick } from './quickInput';
import { proveDelivery } from './proveDelivery';
import { replayAlarmCommand, showReplayCommand } from './replayCommands';
import { scopeHandlers } from './scopeCommands';
import { openSetting, readOnlyMode, saveTrial } from './settings';
import type { SignIn } from './signIn';
import { sendTestNotification } from './sendTestNotification';
import { subscribeEmail } from './subscribeEmail';
import { trialCommands } from './trialCommands';
import { turnOnLogging } from './turnOnLogging';
import type { WorkspaceScopes } from './workspaceScopes';

const t = vscode.l10n.t;

/** The parts that commands use; each module below takes what it needs of them. */
export interface HandlerOptions {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly muted: Muted;
  readonly mutedUsers: MutedUsers;
  readonly choices: Choices;
  readonly workspaceScopes: WorkspaceScopes;
  /** How the person reads the tree now. */
  readonly viewContext: () => ViewContext;
  readonly navigation: Navigation;
  readonly activity: ActivityTree;
  readonly signIn: SignIn;
  readonly format: Format;
  readonly log: ChannelLog;
  /** What was asked of AWS. */
  readonly calls: CallCounts;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Loads the real AWS for a moment, to list the profiles. */
  readonly loadAws: () => Promise<Backend>;
  readonly extension: vscode.Extension<unknown>;
}

/** A handler for every command. */
export function handlers(options: HandlerOptions): CommandHandlers {
  return {
    ...scopeHandlers(options),
    ...setUpHandlers(options),
    ...alarmHandlers(options),
    ...topicHandlers(options),
    ...connectionHandlers(options),
    ...lookHandlers(options),
    copyDiagnostics: () => copyDiagnostics(options),
    ...choiceHandlers(options),
    ...trialCommands({
      ...options,
      controls: () => {
        const trial = options.session.watched?.trial;
        if (!trial) throw new ExpectedError({ kind: 'unsupported' });
        return trial;
      },
    }),
  };
}

type Handlers<Id extends keyof CommandHandlers> = Pick<CommandHandlers, Id>;

function setUpHandlers({
  session,
  navigation,
  signIn,
  log,
  calls,
  documents,
  format,
}: HandlerOptions): Handlers<
  'startTrial' | 'stopTrial' | 'refresh' | 'signIn' | 'showLog' | 'showCalls'
> {
  return {
    startTrial: async () => {
      await saveTrial(true);
      await navigation.view();
    },
    stopTrial: () => saveTrial(false),
    refresh: async (argument) => {
      const scope = targetOf(argument)?.scope;
      await session.refresh(scope);
      await signIn.askForCode(scope);
    },
    signIn: (argument) => signIn.run(argument),
    showLog: () => {
      log.show();
    },
    // Counted on the machine's clock, whatever the trial's says.
    showCalls: () => {
      const report = callReport(calls, { t, format, now: Date.now() });
      return documents.show('aws-calls.txt', report, false);
    },
  };
}

function alarmHandlers(
  options: HandlerOptions,
): Handlers<
  | 'createAlarm'
  | 'sendTestNotification'
  | 'enableAlarmActions'
  | 'disableAlarmActions'
  | 'deleteAlarm'
  | 'checkAlarms'
  | 'proveDelivery'
  | 'auditAlarms'
  | 'replayAlarm'
  | 'showReplay'
> {
  const { store, session, navigation } = options;
  const drills = new DeliveryDrills();
  const onAlarm = async (
    argument: unknown,
    title: string,
    run: (ref: AlarmRef) => Promise<void>,
    fits?: (ref: AlarmRef['alarm']) => boolean,
  ): Promise<void> => {
    const ref = await pickAlarm(store.snapshot, argument, title, fits);
    if (ref) await run(ref);
  };
  return {
    createAlarm: async (argument) => {
      const given = targetOf(argument);
      const ref = given && (await pickEndpoint(store.snapshot, argument, ''));
      await createAlarm({ ...options, ...wizardWays(navigation) }, ref);
    },
    sendTestNotification: (argument) =>
      onAlarm(argument, t('Send Test Notification'), (ref) => sendTestNotification(options, ref)),
    enableAlarmActions: (argument) =>
      onAlarm(
        argument,
        t('Enable Alarm Actions'),
        (ref) => setActionsEnabled(options, ref, true),
        (alarm) => !alarm.actionsEnabled,
      ),
    disableAlarmActions: (argument) =>
      onAlarm(
        argument,
        t('Disable Alarm Actions'),
        (ref) => setActionsEnabled(options, ref, false),
        (alarm) => alarm.actionsEnabled,
      ),
    deleteAlarm: (argument) =>
      onAlarm(argument, t('Delete Alarm'), (ref) => deleteAlarmCommand(options, ref)),
    checkAlarms: (argument) => checkAlarms({ ...options, readOnly: readOnlyMode }, argument),
    proveDelivery: (argument) =>
      onAlarm(argument, t('Prove Delivery'), (ref) =>
        proveDelivery(
          {
            ...options,
            drills,
            clock: () => session.watched?.clock ?? systemClock,
            trial: () => session.watched?.trial,
          },
          ref,
        ),
      ),
    auditAlarms: (argument) => auditAlarms(options, argument),
    replayAlarm: (argument) =>
      onAlarm(
        argument,
        t('How often would this have fired?'),
        (ref) => replayAlarmCommand(options, ref),
        isConnectionAlarm,
      ),
    showReplay: (argument) =>
      onAlarm(
        argument,
        t('Show Replay on Chart'),
        (ref) => showReplayCommand(options, ref),
        isConnectionAlarm,
      ),
  };
}

function topicHandlers(
  options: HandlerOptions,
): Handlers<'createTopic' | 'subscribeEmail' | 'allowAlarms'> {
  const { store, session } = options;
  return {
    createTopic: async (argument) => {
      const scope = targetOf(argument)?.scope ?? (await pickScope(store, t('Create SNS Topic')));
      if (scope !== undefined) await createTopic(options, session.scopeAws(scope));
    },
    subscribeEmail: async (argument) => {
      const ref = await pickTopic(store.snapshot, argument, t('Subscribe E-mail'));
      if (ref) await subscribeEmail(options, ref);
    },
    allowAlarms: async (argument) => {
      const title = t('Let CloudWatch Alarms Publish to Topic');
      const ref = await pickTopic(store.snapshot, argument, title);
      if (!ref) return;
      const aws = session.scopeAws(ref.scope);
      const { accountId } = await aws.account.identity();
      const source = { region: aws.scope.region, accountId, alarmName: '' };
      await mendTopic(ref.topic.arn, source, aws, options);
      await session.refresh(ref.scope);
    },
  };
}

function connectionHandlers(
  options: HandlerOptions,
): Handlers<'endConnection' | 'endUserConnections' | 'showConnections'> {
  const { store, navigation } = options;
  return {
    showConnections: async (argument) => {
      const target = await connectionsTarget(store.snapshot, argument, t('Show Connections'));
      if (target) navigation.openConnections(target);
    },
    endConnection: (argument) => endConnection(options, argument),
    endUserConnections: (argument) => endUserConnections(options, argument),
  };
}

function lookHandlers(
  options: HandlerOptions,
): Handlers<
  | 'filterActivity'
  | 'clearActivityFilter'
  | 'showChartAt'
  | 'showChart'
  | 'openConsole'
  | 'copyId'
  | 'copyArn'
  | 'muteEndpoint'
  | 'unmuteEndpoint'
  | 'unmuteUsers'
  | 'turnOnLogging'
  | 'reveal'
  | 'openReadOnlySetting'
> {
  const { store, messages, muted, mutedUsers, navigation, activity } = options;
  return {
    showChart: async (argument) => {
      const ref = await pickEndpoint(store.snapshot, argument, t('Show Connections Chart'));
      if (ref) navigation.openChart(ref.scope, ref.endpoint.id);
    },
    filterActivity: () => filterActivity(activity),
    clearActivityFilter: () => clearActivityFilter(activity),
    // A row of the activity view; VS Code hands over no other.
    showChartAt: (argument) => {
      if (isEndpoint(argument) && 'at' in argument && typeof argument.at === 'number')
        navigation.openChart(argument.scope, argument.endpointId, argument.at);
    },
    openConsole: (argument) => openConsole(store, argument),
    copyId: (argument) => copyId(store, argument),
    copyArn: (argument) => copyArn(store, messages, argument),
    muteEndpoint: (argument) => setMuted(store, muted, messages, argument, true),
    unmuteEndpoint: (argument) => setMuted(store, muted, messages, argument, false),
    unmuteUsers: () => unmuteUsers(mutedUsers, messages),
    turnOnLogging: (argument) => turnOnLogging(options, argument),
    // The status bar hands over the endpoint to reveal, or nothing.
    reveal: (argument) =>
      isEndpoint(argument)
        ? navigation.endpoint(argument.scope, argument.endpointId)
        : navigation.view(),
    openReadOnlySetting: () => openSetting('readOnly'),
  };
}

function isEndpoint(argument: unknown): argument is NonNullable<StatusBarView['target']> {
  return typeof argument === 'object' && argument !== null && 'endpointId' in argument;
}

/** The scope meant: the only one, or the one that the person picks. */
async function pickScope(store: Store, title: string): Promise<ScopeId | undefined> {
  const ids = store.snapshot.scopes.map(({ scope }) => scopeId(scope));
  if (ids.length === 1) return ids[0];
  const answer = await pick({
    title,
    placeholder: t('Profile and region'),
    items: ids.map((id) => ({ label: id, value: id })),
    keepOpen: false,
  });
  return answer.kind === 'value' ? answer.value : undefined;
}
