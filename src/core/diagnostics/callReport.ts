/** The AWS calls so far and their cost, as a text. */
import { hourMs, minuteMs } from '../base/duration';
import type { CallCount, CallCounts } from '../session/callCounts';
import type { Billed } from '../ports/callMeter';
import type { ViewContext } from '../text/viewContext';

const hoursPerMonth = 730;
/** List prices in us-east-1, US$: of one metric read, and of one byte scanned. */
const dollars: Readonly<Record<Billed, number>> = {
  metrics: 0.01 / 1000,
  scannedBytes: 0.005 / 1e9,
};

/**
 * Calls by scope and operation, the hourly rate and the resulting monthly cost.
 * https://aws.amazon.com/cloudwatch/pricing/
 * @param context.now the current time, on the clock of `counts.since`
 */
export function callReport(
  counts: Pick<CallCounts, 'since' | 'all' | 'billed'>,
  { t, format, now }: ViewContext,
): string {
  const hours = Math.max(now - counts.since, minuteMs) / hourMs;
  const { metrics, scannedBytes } = counts.billed;
  const spent = metrics * dollars.metrics + scannedBytes * dollars.scannedBytes;
  const bill = (spent / hours) * hoursPerMonth;
  return [
    t('AWS calls since {0}', format.moment(counts.since)),
    '',
    ...scopeLines(counts.all, hours, { t, format, now }),
    t('Estimated bill: US$ {0} a month', bill.toFixed(2)),
    t(
      'The estimate assumes that calls go on at this rate around the clock. Billed are what GetMetricData was asked for, {0} metrics so far at US$ 0.01 for 1,000, and what Logs Insights scanned, {1} so far at US$ 0.005 a GB (list prices of us-east-1). All other calls are free of charge. Calls that were sent again are counted; signing in and the alarms themselves are not.',
      format.count(metrics),
      format.bytes(scannedBytes),
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
