/** Parses times in the formats of EC2 and the connection log. */

const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

/**
 * Milliseconds since 1970 of `2019-08-12 07:57:14` or ISO 8601; undefined for anything else. Text
 * without a zone is read as UTC, which AWS does not say but its values agree with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnConnection.html
 */
export function parseAwsTime(text: string): number | undefined {
  return parsePlainTime(text) ?? parseAnyTime(text);
}

/**
 * Parses the usual format of the connection log: `2019-08-12 07:57:14`. Reads the digits in place,
 * several times as fast as a pattern. Undefined for other formats, and for the last days of a
 * month, which not every month has.
 */
function parsePlainTime(text: string): number | undefined {
  if (text.length !== 19 || text[4] !== '-' || text[7] !== '-' || text[10] !== ' ')
    return undefined;
  if (text[13] !== ':' || text[16] !== ':') return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  // A comparison with NaN, the result for other characters than digits, is false.
  const isDay = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  if (!(isDay && hour < 24 && minute < 60 && second < 60)) return undefined;
  const days = daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000;
}

// `Date.UTC` takes several times as long as these two, and a log has hundreds of thousands of times.

/** Days from 1970 to the beginning of a year. */
function daysBeforeYear(year: number): number {
  const earlier = year - 1;
  const leapDays = Math.floor(earlier / 4) - Math.floor(earlier / 100) + Math.floor(earlier / 400);
  return (year - 1970) * 365 + leapDays - leapDaysBefore1970;
}

const leapDaysBefore1970 = 477;

/** Days from the beginning of a year to that of a month, 1 to 12. */
function daysBeforeMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (daysBefore[month - 1] ?? NaN) + (isLeapYear && month > 2 ? 1 : 0);
}

const daysBefore: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** NaN if either character is not a digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function parseAnyTime(text: string): number | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const [, date = '', time = '', zone = 'Z'] = match;
  const ms = Date.parse(`${date}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isFinite(ms) ? ms : undefined;
}
