/**
 * Formats times, sizes and counts for the user's locale. Created once per locale and time zone, so
 * that all rows share the expensive `Intl` objects. Each is created on first use, so that an editor
 * without a scope starts without any.
 */

import { isTime } from '../base/validTime';

/** Formats values for display. A value that is not a finite number becomes a dash. */
export interface Format {
  /** Hours and minutes; with the day if it differs from that of `now`. ms since 1970. */
  time(ms: number, now: number): string;
  /** Hours and minutes with day and year, for documents that are read later. ms since 1970. */
  moment(ms: number): string;
  /** `3 min. ago`; the future counts as now, since clocks differ. ms since 1970. */
  ago(ms: number, now: number): string;
  /** The largest unit, and the one below it unless that is 0: `1 hr 5 min`, `2 hr`. */
  duration(ms: number): string;
  /** Decimal units: `1.2 MB`; at most five characters before the unit. */
  bytes(count: number): string;
  /** With the locale's separators; fractions are preserved. */
  count(value: number): string;
  /** Phrases one after the other, as the locale separates them. */
  list(phrases: readonly string[]): string;
  /** The locale's order of names, numbers in them by value; for `sort`. */
  compare(a: string, b: string): number;
}

const dash = '—';

/**
 * Creates the format of a locale.
 * @param options.locale BCP 47; a malformed one is treated as English
 * @param options.timeZone IANA name; the machine's if omitted
 */
export function createFormat(options: {
  readonly locale: string;
  readonly timeZone?: string;
}): Format {
  const locale = supported(options.locale);
  return {
    time: onFirstUse(() => timeFormat(locale, options.timeZone)),
    moment: onFirstUse(() => momentFormat(locale, options.timeZone)),
    ago: onFirstUse(() => agoFormat(locale)),
    duration: onFirstUse(() => durationFormat(locale)),
    bytes: onFirstUse(() => bytesFormat(locale)),
    count: onFirstUse(() => countFormat(locale)),
    list: onFirstUse(() => listFormat(locale)),
    compare: onFirstUse(() => new Intl.Collator(locale, { numeric: true }).compare),
  };
}

/** Wraps a function that `make` creates on the first call. */
function onFirstUse<Values extends unknown[], Result>(
  make: () => (...values: Values) => Result,
): (...values: Values) => Result {
  let formatter: ((...values: Values) => Result) | undefined;
  return (...values) => (formatter ??= make())(...values);
}

function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function countFormat(locale: string): Format['count'] {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 });
  return (value) => (Number.isFinite(value) ? number.format(value) : dash);
}

/** Joins with the separator between the first two of three items, such as a comma or `、`. */
function listFormat(locale: string): Format['list'] {
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).formatToParts(['a', 'b', 'c']);
  const separator = parts[1]?.value ?? ', ';
  return (phrases) => phrases.join(separator);
}

const clock = { hour: 'numeric', minute: '2-digit' } as const;
const withYear = { ...clock, month: 'short', day: 'numeric', year: 'numeric' } as const;

function timeFormat(locale: string, timeZone: string | undefined): Format['time'] {
  const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const today = make(clock);
  const thisYear = make({ ...clock, month: 'short', day: 'numeric' });
  const anyYear = make(withYear);
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  // A view formats many times with the same `now`.
  let last = { now: NaN, day: '' };
  return (ms, now) => {
    if (!isTime(ms) || !isTime(now)) return dash;
    if (last.now !== now) last = { now, day: day.format(now) };
    const [its, ours] = [day.format(ms), last.day];
    if (its === ours) return today.format(ms);
    return (its.slice(0, 4) === ours.slice(0, 4) ? thisYear : anyYear).format(ms);
  };
}

function momentFormat(locale: string, timeZone: string | undefined): Format['moment'] {
  const moment = new Intl.DateTimeFormat(locale, { ...withYear, timeZone });
  return (ms) => (isTime(ms) ? moment.format(ms) : dash);
}

const secondsOf = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const;
const timeUnits = ['day', 'hour', 'minute', 'second'] as const;

function agoFormat(locale: string): Format['ago'] {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return (ms, now) => {
    if (!isTime(ms) || !isTime(now)) return dash;
    const seconds = Math.max(0, Math.floor((now - ms) / 1000));
    const unit = timeUnits.find((u) => seconds >= secondsOf[u]) ?? 'second';
    // "-0" would format as "0 seconds ago", but 0 formats as "now".
    return relative.format(-Math.floor(seconds / secondsOf[unit]) || 0, unit);
  };
}

function durationFormat(locale: string): Format['duration'] {
  // Narrow has no commas in English, but in Japanese it has no spaces, which the units contain.
  const style = locale.startsWith('ja') ? 'short' : 'narrow';
  const join = new Intl.ListFormat(locale, { type: 'unit', style });
  const units = unitFormats(locale, timeUnits, 0);
  return (ms) => {
    if (!Number.isFinite(ms)) return dash;
    let rest = Math.max(0, Math.round(ms / 1000));
    const parts: string[] = [];
    for (const unit of timeUnits) {
      const value = Math.floor(rest / secondsOf[unit]);
      rest -= value * secondsOf[unit];
      if (value > 0) parts.push(units[unit].format(value));
      // After "2 hr" without minutes, seconds say nothing.
      if (parts.length === 2 || (parts.length === 1 && value === 0)) break;
    }
    return parts.length > 0 ? join.format(parts) : units.second.format(0);
  };
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function bytesFormat(locale: string): Format['bytes'] {
  const units = unitFormats(locale, byteUnits, 1);
  return (count) => {
    if (!Number.isFinite(count)) return dash;
    let power = 0;
    // A fraction of a byte matters only in a very low rate.
    let value = Math.abs(count) < 10 ? count : Math.round(count);
    // From 999.95 on, one fraction digit would round to 1,000.
    while (value >= 999.95 && power < byteUnits.length - 1) {
      value /= 1000;
      power++;
    }
    return units[byteUnits[power] ?? 'byte'].format(value);
  };
}

/** "512 bytes" needs the long form, since the short one has no plural in English. */
function unitFormats<Unit extends string>(
  locale: string,
  units: readonly Unit[],
  maximumFractionDigits: number,
): Record<Unit, Intl.NumberFormat> {
  const formats = units.map((unit) => {
    const unitDisplay = unit === 'byte' ? 'long' : 'short';
    const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits } as const;
    return [unit, new Intl.NumberFormat(locale, options)] as const;
  });
  return Object.fromEntries(formats) as Record<Unit, Intl.NumberFormat>;
}
