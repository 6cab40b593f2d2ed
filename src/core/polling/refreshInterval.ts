/** The bounds of the polling interval, which apply to any value in a settings file. */

/** The shortest interval between two refreshes, in seconds: CloudWatch evaluates once a minute. */
const shortestIntervalSeconds = 10;

/** The longest interval, in seconds. */
export const longestIntervalSeconds = 3600;

/** The interval if the setting has no usable value, in seconds. */
export const defaultIntervalSeconds = 60;

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
