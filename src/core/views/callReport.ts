/** What has been asked of AWS and what it costs, as a text to read. */
import type { CallCount, CallCounts } from '../callCounts';
import type { ViewContext } from './viewContext';

const hourMs = 60 * 60 * 1000;
const hoursPerMonth = 730;
/** The one operation that is billed, and what 1,000 of its metrics cost in us-east-1, in US$. */
const billed = 'cloudwatch:GetMetricData';
const dollarsPerThousand = 0.01;

/**
 * Calls in each scope and by operation, an hour's rate and the month's bill that it leads to.
 * https://aws.amazon.com/cloudwatch/pricing/
 * @param context.now when it is asked for, on the clock of `counts.since`
 */
export function callReport(
  counts: Pick<CallCounts, 'since' | 'all'>,
  { t, format, now }: ViewContext,
): string {
  const hours = Math.max(now - counts.since, 60_000) / hourMs;
  const metrics = counts.all
    .filter(({ action }) => action === billed)
    .reduce((sum, { calls }) => sum + calls, 0);
  const bill = ((metrics / hours) * hoursPerMonth * dollarsPerThousand) / 1000;
  return [
    t('AWS calls since {0}', format.moment(counts.since)),
    '',
    ...scopeLines(counts.all, hours, { t, format, now }),
    t('Estimated bill: US$ {0} a month', bill.toFixed(2)),
    t(
      'The estimate assumes that calls go on at this rate around the clock, and US$ 0.01 for 1,000 metrics read with GetMetricData (list price of us-east-1), one for each of its calls. All other calls are free of charge. Calls that were sent again are counted; signing in and the alarms themselves are not.',
    ),
    '',
  ].join('\n');
}

function scopeLines(
  all: readonly CallCount[],
  hours: number,
  { t, format }: ViewContext,
): readonly string[] {
  if (all.length === 0) return [t('No calls yet.'), ''];
  const lines = (scope: string): readonly string[] =>
    all
      .filter((count) => count.scope === scope)
      .map(({ action, calls }) => {
        const rate = format.count(Math.round(calls / hours));
        return `  ${t('{0}: {1} ×, {2} an hour', action, format.count(calls), rate)}`;
      });
  const scopes = [...new Set(all.map(({ scope }) => scope))];
  return scopes.flatMap((scope) => [scope, ...lines(scope), '']);
}
