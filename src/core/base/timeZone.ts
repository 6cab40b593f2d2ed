/** The offset of clocks from UTC: of an IANA time zone, or a fixed one. */
import { dayMs, minuteMs } from './duration';

/** The offset of a clock from UTC at a time (ms since 1970), in ms; negative west of Greenwich. */
export type ZoneOffset = (at: number) => number;

/**
 * The offset function of a time zone: `America/New_York`, `+05:30`, `UTC+05:30`, `GMT-08:00`, `Z`.
 * Undefined for an unknown zone.
 */
export function zoneOffset(name: string): ZoneOffset | undefined {
  const fixed = fixedOffset(name);
  return fixed === undefined ? namedZone(name) : () => fixed;
}

function fixedOffset(name: string): number | undefined {
  if (/^(?:Z|UTC|GMT)$/.test(name)) return 0;
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  if (Number(hours) > 18 || Number(minutes) > 59) return undefined;
  if (sign === undefined) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -minuteMs : minuteMs);
}

/** A UTC day, in which a zone changes its clocks at most once. */
interface Day {
  readonly before: number;
  readonly after: number;
  /** When `after` starts; Infinity if nothing changes. */
  readonly changesAt: number;
}

function namedZone(timeZone: string): ZoneOffset | undefined {
  const read = offsetReader(timeZone);
  if (!read) return undefined;
  const days = new Map<number, Day>();
  return (at) => {
    const index = Math.floor(at / dayMs);
    let day = days.get(index);
    if (!day) days.set(index, (day = dayOf(index * dayMs, read)));
    return at < day.changesAt ? day.before : day.after;
  };
}

function dayOf(start: number, read: ZoneOffset): Day {
  const [before, after] = [read(start), read(start + dayMs)];
  if (before === after) return { before, after, changesAt: Infinity };
  const changesAt = firstMinute(start, start + dayMs, (at) => read(at) === after);
  return { before, after, changesAt };
}

/**
 * The first full minute after `low`, at the latest `high`, from which a condition holds that stays
 * true.
 */
export function firstMinute(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, until] = [Math.floor(low / minuteMs), Math.floor(high / minuteMs)];
  while (until - from > 1) {
    const middle = Math.floor((from + until) / 2);
    if (holds(middle * minuteMs)) until = middle;
    else from = middle;
  }
  return until * minuteMs;
}

/** Each call takes some microseconds. */
function offsetReader(timeZone: string): ZoneOffset | undefined {
  // Newer engines accept offsets in other forms too, which AWS does not.
  if (/^[+-]/.test(timeZone)) return undefined;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  return (at) => {
    const text = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? [];
    const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minuteMs;
    return sign === '-' ? -ms : ms;
  };
}
