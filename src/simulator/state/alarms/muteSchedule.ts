/**
 * The schedule of an alarm mute rule: `cron(…)` or `at(…)` with a duration, in a time zone.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 */
import { dayMs, minuteMs } from '../../../core/base/duration';

const longestMs = 15 * dayMs;

/** A parsed schedule. */
export interface MuteSchedule {
  /** The expression as given. */
  readonly expression: string;
  readonly duration: string;
  readonly timeZone: string | undefined;
  /** Whether it recurs: `cron(…)`. */
  readonly recurring: boolean;
  readonly durationMs: number;
  /** Whether a window starts in the minute at that time, ms since 1970. */
  readonly begins: (at: number) => boolean;
}

/** Parses a schedule; undefined if CloudWatch would reject it. */
export function muteSchedule(
  expression: string,
  duration: string,
  timeZone: string | undefined,
): MuteSchedule | undefined {
  const durationMs = durationOf(duration);
  const local = clockOf(timeZone ?? 'UTC');
  const matches = matcherOf(expression);
  if (durationMs === undefined || !local || !matches) return undefined;
  const recurring = expression.startsWith('cron');
  const begins = (at: number): boolean => matches(local(at));
  return { expression, duration, timeZone, recurring, durationMs, begins };
}

/**
 * The start of the window that contains the time, ms since 1970; undefined outside of all windows.
 */
export function windowBegan({ begins, durationMs }: MuteSchedule, at: number): number | undefined {
  const minute = Math.floor(at / minuteMs) * minuteMs;
  for (let began = minute; began > at - durationMs; began -= minuteMs)
    if (begins(began)) return began;
  return undefined;
}

/** Local time in the terms of a schedule. */
interface Local {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  /** 0 for Sunday. */
  readonly weekday: number;
  /** `2026-05-10T14:00` */
  readonly text: string;
}

function clockOf(timeZone: string): ((at: number) => Local) | undefined {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit' },
    });
    return (at) => localOf(format.format(at));
  } catch {
    return undefined;
  }
}

/** @param written `2026-05-10 14:00` */
function localOf(written: string): Local {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = written.split(/\D/).map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { minute, hour, day, month, weekday, text: written.replace(' ', 'T') };
}

function matcherOf(expression: string): ((local: Local) => boolean) | undefined {
  const at = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d)(?::00)?\)$/.exec(expression)?.[1];
  if (at !== undefined) return isDate(at) ? ({ text }) => text === at : undefined;
  const fields = /^cron\((.*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 5) return undefined;
  const [minutes, hours, days, months, weekdays] = [
    values(fields[0], 0, 59),
    values(fields[1], 0, 23),
    values(fields[2], 1, 31),
    values(fields[3], 1, 12, monthNames, 1),
    values(fields[4], 0, 6, weekdayNames, 0),
  ];
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  // Like in cron: if both kinds of day are restricted, either match is enough.
  const either = fields[2] !== '*' && fields[4] !== '*';
  return ({ minute, hour, day, month, weekday }) => {
    const [inDays, inWeekdays] = [days.has(day), weekdays.has(weekday)];
    const today = either ? inDays || inWeekdays : inDays && inWeekdays;
    return minutes.has(minute) && hours.has(hour) && months.has(month) && today;
  };
}

/** Whether the date exists: `2026-02-30T00:00` does not. */
function isDate(text: string): boolean {
  const at = new Date(`${text}Z`);
  return Number.isFinite(at.getTime()) && at.toISOString().startsWith(text);
}

const monthNames = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdayNames = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** `*`, `1`, `1-5`, `MON,WED`: the numbers of a field; undefined if it is invalid. */
function values(
  field = '',
  low: number,
  high: number,
  names: readonly string[] = [],
  first = 0,
): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  const number = (word: string): number =>
    /^\d+$/.test(word) ? Number(word) : names.indexOf(word.toUpperCase()) + first;
  for (const part of field === '*' ? [`${low}-${high}`] : field.split(',')) {
    const [from = NaN, to = from] = part.split('-').map(number);
    if (!(from >= low && to <= high && from <= to)) return undefined;
    for (let value = from; value <= to; value++) found.add(value);
  }
  return found;
}

/** `PT4H`, `P2DT12H`: a minute to 15 days. */
function durationOf(text: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0] = [1, 2, 3].map((group) => Number(parts[group] ?? 0));
  const ms = ((days * 24 + hours) * 60 + minutes) * minuteMs;
  return ms >= minuteMs && ms <= longestMs ? ms : undefined;
}
