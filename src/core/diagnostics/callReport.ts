/** The AWS calls so far and their cost, as a text. */
import { hourMs, minuteMs, secondMs } from '../base/duration';
import type { ScopeId } from '../model/scope';
import type { LiveState } from '../polling/liveReads';
import { sentences } from '../text/phrases';
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
 * @param live what is read live, which explains most calls
 * @param trialSpeed simulated seconds per real second if the trial is running; rates then refer to
 * simulated time
 */
export function callReport(
  counts: Pick<CallCounts, 'since' | 'all' | 'billed'>,
  { t, format, now }: ViewContext,
  live: ReadonlyMap<ScopeId, LiveState> = new Map(),
  trialSpeed?: number,
): string {
  const speed = trialSpeed === undefined || trialSpeed === 0 ? 1 : trialSpeed;
  const hours = (Math.max(now - counts.since, minuteMs) / hourMs) * speed;
  const { metrics, scannedBytes } = counts.billed;
  const spent = metrics * dollars.metrics + scannedBytes * dollars.scannedBytes;
  const bill = (spent / hours) * hoursPerMonth;
  return [
    t('AWS calls since {0}', format.moment(counts.since)),
    '',
    ...trialLines(trialSpeed, { t, format, now }),
    ...scopeLines(counts.all, hours, { t, format, now }),
    ...liveLines(live, { t, format, now }),
    trialSpeed === undefined
      ? t('Estimated bill: ${0} a month', bill.toFixed(2))
      : t('With a real AWS this would be: ${0} a month', bill.toFixed(2)),
    t(
      'The estimate assumes that calls go on at this rate around the clock. Billed are what GetMetricData was asked for, {0} metrics so far at $0.01 for 1,000, and what Logs Insights scanned, {1} so far at $0.005 a GB (list prices of us-east-1). All other calls are free of charge. Calls that were sent again are counted; signing in and the alarms themselves are not.',
      format.count(metrics),
      format.bytes(scannedBytes),
    ),
    '',
  ].join('\n');
}

/** Calls for connections on screen are the most frequent ones. */
function liveLines(
  live: ReadonlyMap<ScopeId, LiveState>,
  { t, format }: ViewContext,
): readonly string[] {
  const lines = [...live].map(([scope, { endpoints, intervalMs, callsPerSecond, slowed }]) => {
    const seconds = format.count(Math.round(intervalMs / secondMs));
    const line = t(
      '{0}: endpoints on screen: {1}. Their connections are read every {2} s, free of charge.',
      scope,
      format.count(endpoints),
      seconds,
    );
    const rate = format.count(callsPerSecond);
    const slow = t('AWS throttled these calls: at most {0} a second for now.', rate);
    return slowed ? sentences([line, slow], t) : line;
  });
  return lines.length > 0 ? [...lines, ''] : [];
}

function trialLines(speed: number | undefined, { t, format }: ViewContext): readonly string[] {
  if (speed === undefined) return [];
  return [
    t('Trial: nothing is billed. These calls went to the simulated AWS on this machine.'),
    t(
      'Its clock runs {0} times as fast as a real one. Rates and costs are those of a clock at normal speed.',
      format.count(speed),
    ),
    '',
  ];
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
