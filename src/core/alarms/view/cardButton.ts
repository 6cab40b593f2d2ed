/** The buttons of an alarm's card, and what they do. */

/** The commands on an alarm that a card offers. */
export const alarmCommands = [
  'proveDelivery',
  'replayAlarm',
  'enableAlarmActions',
  'disableAlarmActions',
  'sendTestNotification',
  'plainNotification',
  'upgradeAlarm',
  'openConsole',
  'copyArn',
  'deleteAlarm',
] as const;

export type AlarmCommand = (typeof alarmCommands)[number];

/** What a button of a card does. */
export type CardStep =
  /** Applies the fix of a finding, by its id, or opens the AWS document about it. */
  | { readonly kind: 'fix' | 'read'; readonly finding: string }
  | { readonly kind: 'alarm'; readonly command: AlarmCommand; readonly alarmName: string }
  /** Subscribes somebody, or sends a confirmation again. */
  | { readonly kind: 'subscribe'; readonly topicArn: string }
  /** Opens the link of the confirmation, in the trial. */
  | { readonly kind: 'confirm'; readonly topicArn: string; readonly address: string };

/** A button. */
export interface CardButton {
  readonly label: string;
  readonly step: CardStep;
}
