/** Texts for spans of time whose unit has a singular. */
import type { Translate } from '../ports/translate';
import type { Format } from './format';

const singleUnits = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** A rate: `every minute`, `every 5 min`. @param ms the time between two runs, milliseconds */
export function everyText(
  ms: number,
  t: Translate,
  { duration }: Pick<Format, 'duration'>,
): string {
  switch (ms) {
    case singleUnits.minute:
      return t('every minute');
    case singleUnits.hour:
      return t('every hour');
    case singleUnits.day:
      return t('every day');
    default:
      return t('every {0}', duration(ms));
  }
}

/** A number of days: `1 day`, `90 days`. */
export function daysText(days: number, t: Translate): string {
  return days === 1 ? t('1 day') : t('{0} days', days);
}
