/** The kinds of the one status of an endpoint. */

/**
 * Worst first. `inAlarm`: an alarm of the endpoint is in ALARM now. `nobodyNotified`: there are
 * alarms on connections, and none reaches anybody. `unknown`: the data do not show it.
 */
export const statusKinds = [
  'inAlarm',
  'nobodyNotified',
  'noAlarm',
  'unknown',
  'countsOnly',
  'notifiesByName',
] as const;

export type StatusKind = (typeof statusKinds)[number];

/** `ok`: somebody is notified. `neutral`: nothing is known, or nothing is expected. */
export type StatusSeverity = 'error' | 'warning' | 'ok' | 'neutral';
