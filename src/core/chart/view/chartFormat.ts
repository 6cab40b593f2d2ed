/** Formats numbers and times of the chart in the user's locale and time zone. */
import { minuteMs } from '../../base/duration';
import { zoneOffset, type ZoneOffset } from '../../base/timeZone';

/** Formatters of the chart. Times are ms since 1970. */
export interface ChartFormat {
  readonly number: (value: number) => string;
  /** With a sign, except for zero. */
  readonly signed: (value: number) => string;
  /** `14:05` */
  readonly time: (at: number) => string;
  /** `14:05:09` */
  readonly clock: (at: number) => string;
  /** `Nov 5` */
  readonly day: (at: number) => string;
  /** Date and time, with seconds unless they are zero. */
  readonly dateTime: (at: number) => string;
  /** Date and time, always with seconds. */
  readonly second: (at: number) => string;
  /** Date and time of the nearest whole minute. */
  readonly minute: (at: number) => string;
  /** The offset from UTC of the times above. */
  readonly offset: ZoneOffset;
}

/**
 * The formats of a locale.
 * @param timeZone IANA name; the user's own if absent
 */
export function chartFormat(locale: string, timeZone?: string): ChartFormat {
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...zone });
  const number = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const time = date({ hour: 'numeric', minute: '2-digit' });
  const clock = date({ timeStyle: 'medium' });
  const day = date({ month: 'short', day: 'numeric' });
  const minutes = date({ dateStyle: 'medium', timeStyle: 'short' });
  const seconds = date({ dateStyle: 'medium', timeStyle: 'medium' });
  return {
    number: (value) => number.format(value),
    signed: (value) => signed.format(value),
    time: (at) => time.format(at),
    clock: (at) => clock.format(at),
    day: (at) => day.format(at),
    dateTime: (at) => (at % minuteMs === 0 ? minutes : seconds).format(at),
    second: (at) => seconds.format(at),
    minute: (at) => minutes.format(Math.round(at / minuteMs) * minuteMs),
    offset: (timeZone === undefined ? undefined : zoneOffset(timeZone)) ?? localOffset,
  };
}

/** The offset of the user's own time zone. */
function localOffset(at: number): number {
  return -new Date(at).getTimezoneOffset() * minuteMs;
}

/**
 * The locale for numbers and dates: the browser's regional variant of the editor's language (`en-GB`
 * for `en`) if it has one, else the editor's language.
 */
export function readerLocale(editorLanguage: string, browserLanguages: readonly string[]): string {
  const base = editorLanguage.toLowerCase();
  return (
    browserLanguages.find((language) => language.toLowerCase().startsWith(`${base}-`)) ??
    supported(editorLanguage)
  );
}

/** The language itself, or English if Intl does not accept it. */
function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
