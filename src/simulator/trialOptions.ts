/** The options of the trial's simulator. */
import { minuteMs } from '../core/base/duration';
import { optionsInEnvironment, type RequestedOptions } from './environment';

/** When the trial starts, on the user's clock: most have arrived, and the next break is far. */
const startHour = 10;
const startMinute = 20;

/** The options of the trial; see `createSimulator` for their meaning. */
interface TrialOptions extends RequestedOptions {
  readonly startMs: number;
  readonly utcOffsetMs: number;
}

/**
 * The company on a weekday morning of the user, whatever the machine's time. Environment variables
 * take precedence, as in `optionsInEnvironment`.
 */
export function trialOptions(
  env: Readonly<Record<string, string | undefined>>,
  now: Date,
): TrialOptions {
  const given = optionsInEnvironment(env);
  const startMs = given.startMs ?? weekdayMorning(now).getTime();
  // West of UTC, in minutes.
  const utcOffsetMs = -new Date(startMs).getTimezoneOffset() * minuteMs;
  return { scenario: 'company', ...given, startMs, utcOffsetMs };
}

/** The newest morning of a weekday that is past, in the machine's time zone. */
export function weekdayMorning(now: Date): Date {
  const morning = new Date(now);
  morning.setHours(startHour, startMinute, 0, 0);
  while (morning > now || [0, 6].includes(morning.getDay())) morning.setDate(morning.getDate() - 1);

  return morning;
}
