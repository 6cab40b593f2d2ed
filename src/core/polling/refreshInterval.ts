/** The bounds of the polling interval, whatever a settings file says. */

/** The shortest interval between two refreshes, in seconds: CloudWatch evaluates once a minute. */
export const shortestIntervalSeconds = 10;

/** The longest one, in seconds: a watcher that rests for longer watches nothing. */
export const longestIntervalSeconds = 3600;

/** The interval where the setting says nothing that can be used, in seconds. */
export const defaultIntervalSeconds = 60;

/**
 * The interval that a setting asks for, in ms; 0 for refreshes on request only.
 * @param seconds the setting as it stands in a file: 0, or a number that is put between the bounds.
 * Anything else counts as not set, because a typing error must not end the polling.
 */
export function refreshIntervalOf(seconds: unknown): number {
  if (seconds === 0) return 0;
  const usable = typeof seconds === 'number' && seconds > 0 ? seconds : defaultIntervalSeconds;
  return Math.min(Math.max(usable, shortestIntervalSeconds), longestIntervalSeconds) * 1000;
}
