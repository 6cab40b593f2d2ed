/** The bounds of the polling interval, which apply to any value in a settings file. */

/** The shortest interval between two refreshes, in seconds: CloudWatch evaluates once a minute. */
const shortestIntervalSeconds = 10;

/** The longest interval, in seconds. */
export const longestIntervalSeconds = 3600;

/** The interval if the setting has no usable value, in seconds. */
export const defaultIntervalSeconds = 60;

/** The connections of endpoints on screen are read so many times as often as everything else. */
const liveReadsPerInterval = 6;
/** The shortest age at which they are read again, in seconds. */
const shortestLiveSeconds = 10;
/** The same in the trial, whose clock is faster: a second at its usual speed. */
const shortestTrialSeconds = 30;

/**
 * The age, in ms, at which the connections of endpoints on screen are read again; 0 never.
 * @param intervalMs between two refreshes; 0 refreshes only on request
 */
export function liveIntervalOf(intervalMs: number, trial: boolean): number {
  const shortest = (trial ? shortestTrialSeconds : shortestLiveSeconds) * 1000;
  return intervalMs > 0 ? Math.max(shortest, intervalMs / liveReadsPerInterval) : 0;
}

/**
 * The interval of a setting, in ms; 0 refreshes only on request.
 * @param seconds the value in the settings file: 0, or a number that is limited to the bounds.
 * Anything else counts as not set, so that a typing error does not stop polling.
 */
export function refreshIntervalOf(seconds: unknown): number {
  if (seconds === 0) return 0;
  const usable = typeof seconds === 'number' && seconds > 0 ? seconds : defaultIntervalSeconds;
  return Math.min(Math.max(usable, shortestIntervalSeconds), longestIntervalSeconds) * 1000;
}
