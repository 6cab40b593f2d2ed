/**
 * Every name that the manifest and the code share. `test/manifest.test.ts` compares the two.
 */

/** Commands, without the prefix, in the manifest's order. */
export const commandIds = [
  'chooseScopes',
  'findEndpoints',
  'chooseWorkspaceScopes',
  'useAllScopes',
  'startTrial',
  'stopTrial',
  'refresh',
  'signIn',
  'showLog',
  'copyDiagnostics',
  'showCalls',
  'createAlarm',
  'createAlarms',
  'sendTestNotification',
  'enableAlarmActions',
  'disableAlarmActions',
  'deleteAlarm',
  'auditAlarms',
  'upgradeAlarm',
  'replayAlarm',
  'showReplay',
  'checkAlarms',
  'proveDelivery',
  'plainNotification',
  'createTopic',
  'subscribe',
  'resendConfirmation',
  'allowAlarms',
  'endConnection',
  'endUserConnections',
  'openOverview',
  'showConnections',
  'showChart',
  'openEndpoint',
  'openConsole',
  'copyId',
  'copyArn',
  'copyLink',
  'copyName',
  'copyAddress',
  'muteEndpoint',
  'unmuteEndpoint',
  'muteUser',
  'unmuteUsers',
  'turnOnLogging',
  'fixFinding',
  'filterActivity',
  'clearActivityFilter',
  'showChartAt',
  'filterEndpoints',
  'clearFilter',
  'sortEndpoints',
  'groupEndpoints',
  'addFavorite',
  'removeFavorite',
  'hideEndpoint',
  'showHidden',
  'reveal',
  'openReadOnlySetting',
  'trial.connect',
  'trial.disconnect',
  'trial.outbox',
  'trial.confirm',
  'trial.next',
  'trial.hideHints',
  'trial.advance',
] as const;

export type CommandId = (typeof commandIds)[number];

/** Names of version 0.1.0, which a user's key bindings may contain, with the command of today. */
export const formerIds = [
  ['addFavourite', 'addFavorite'],
  ['removeFavourite', 'removeFavorite'],
] as const satisfies readonly (readonly [string, CommandId])[];

/**
 * The commands that change something in AWS. Read-only mode removes them from every menu and refuses
 * them; each has `!clientVpnWatch.readOnly` in all its `when` clauses.
 */
export const writeIds: readonly CommandId[] = [
  'createAlarm',
  'createAlarms',
  'upgradeAlarm',
  'sendTestNotification',
  'enableAlarmActions',
  'disableAlarmActions',
  'deleteAlarm',
  'proveDelivery',
  'plainNotification',
  'createTopic',
  'subscribe',
  'resendConfirmation',
  'allowAlarms',
  'endConnection',
  'endUserConnections',
  'fixFinding',
];

/** The prefix of commands, views and context keys. */
export const prefix = 'clientVpnWatch';

/** The prefix of settings. VS Code makes their category of it: "Client VPN Watch". */
export const settingsPrefix = 'clientVPNWatch';

/** The prefix that the settings had in version 0.1: VS Code made "Client Vpn Watch" of it. */
export const earlierSettingsPrefix = prefix;

/** `clientVpnWatch.…`, as VS Code knows the command. */
export function fullCommandId(id: CommandId | (typeof formerIds)[number][0]): string {
  return `${prefix}.${id}`;
}

export const viewId = `${prefix}.endpoints`;
export const activityViewId = `${prefix}.activity`;
export const viewContainerId = prefix;
/** The type of the panel of the endpoint page, as `onWebviewPanel:` in the manifest names it. */
export const endpointViewType = `${prefix}.endpoint`;
/** The type of a panel of an earlier version, a chart: it is restored as the endpoint page. */
export const chartViewType = `${prefix}.chart`;
/** The type of the panel of the overview. */
export const overviewViewType = `${prefix}.overview`;
/** The type of the panel of a table of connections. */
export const connectionsViewType = `${prefix}.connections`;
/** The type of the panel with the trial's mail. */
export const mailViewType = `${prefix}.mail`;
/** The type of the panel of the alarm form. */
export const alarmFormViewType = `${prefix}.alarmForm`;
export const walkthroughId = 'gettingStarted';

/** Settings, without the prefix. */
export const settingKeys = [
  'scopes',
  'trial',
  'refreshInterval',
  'notifications',
  'connectionNotifications',
  'readOnly',
] as const;

export type SettingKey = (typeof settingKeys)[number];

/** Settings of the machine on which the extension runs; the others are the user's. */
export const machineSettingKeys: readonly SettingKey[] = ['scopes', 'trial', 'refreshInterval'];

/** Context keys for `when` clauses. */
export const contextKeys = {
  /** A `WelcomeState`. */
  welcome: `${prefix}.welcome`,
  /** Whether this workspace shows some of the scopes only. */
  workspaceChoice: `${prefix}.workspaceChoice`,
  /** Whether the trial is running. */
  trial: `${prefix}.trial`,
  /** Whether the activity view has a filter. */
  activityFiltered: `${prefix}.activityFiltered`,
  /** An `ActivityWelcome`. */
  activityWelcome: `${prefix}.activityWelcome`,
  /** Whether read-only mode is on. */
  readOnly: `${prefix}.readOnly`,
  /** Whether the tree has a filter. */
  filtered: `${prefix}.filtered`,
  /** Whether endpoints are hidden. */
  hidden: `${prefix}.hidden`,
} as const;
