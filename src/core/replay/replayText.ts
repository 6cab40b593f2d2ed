/** Texts for "How often would this have fired?": a headline and a document. */
import { hourMs } from '../base/duration';
import type { ReplayReport } from './readReplay';
import { publishingIntervalMs } from '../cloudwatch/limits';
import type { ComparedReplay } from './compareReplays';
import type { ReplaySummary, RiseOutcome } from './replaySummary';
import type { TimeRange } from '../model/timeRange';
import type { Translate } from '../ports/translate';
import { markdownTable } from '../text/markdownTable';
import { markdownText } from '../text/markdownText';
import { assumptionText, replayBasis } from './basisText';
import type { ViewContext } from '../text/viewContext';

/** The numbers and their assumptions as a Markdown document, with the comparison as a table. */
export function replayMarkdown(report: ReplayReport, reader: ViewContext): string {
  const { t, format } = reader;
  const title = `# ${t('How often would this have fired?')}`;
  const name = `**${markdownText(report.definition.name)}**`;
  if (!report.range) return [title, name, markdownText(noSamples(t)), ''].join('\n\n');
  const basis = [assumptionText(report.calibration, t, format), ...replayBasis(t)];
  return [
    title,
    name,
    bullets(numbers(report, reader)),
    `## ${t('With other periods and thresholds')}`,
    comparison(report, reader),
    `## ${t('What this is based on')}`,
    bullets(basis),
    '',
  ].join('\n\n');
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${markdownText(line)}`).join('\n');
}

/** Why there is nothing to replay. */
export function noSamples(t: Translate): string {
  return t('CloudWatch has no counts for this endpoint yet, so nothing can be replayed.');
}

/** How often the alarm would have notified, in a sentence. */
export function replayHeadline(
  { summary, samples, range }: ReplayReport,
  reader: ViewContext,
): string {
  const { t, format } = reader;
  const counts = format.count(samples);
  const span = range ? format.duration(wholeCounts(range)) : '';
  const times = summary.notifications.length;
  return times === 1
    ? t('Over the {0} counts of the last {1} it would have notified once.', counts, span)
    : t(
        'Over the {0} counts of the last {1} it would have notified {2} times: {3} a day.',
        counts,
        span,
        format.count(times),
        perDay(summary, reader),
      );
}

function numbers(report: ReplayReport, reader: ViewContext): readonly string[] {
  return [replayHeadline(report, reader), ...replayFacts(report, reader)];
}

/** When it would have notified most often, and what it would have missed. */
export function replayFacts({ summary }: ReplayReport, reader: ViewContext): readonly string[] {
  const { t, format } = reader;
  const { rises } = summary;
  return [
    ...busiest(summary, reader),
    t(
      'Of {0} rises it would have missed {1}: {2} while it was already in ALARM, {3} for which its condition did not hold.',
      format.count(rises.length),
      format.count(summary.swallowed),
      format.count(countOf(summary, 'inAlarm')),
      format.count(countOf(summary, 'notMet')),
    ),
  ];
}

/** The duration of a range, ms, rounded to publishing intervals: "1 day", not "1 day 1 second". */
function wholeCounts({ start, end }: TimeRange): number {
  return Math.round((end - start) / publishingIntervalMs) * publishingIntervalMs;
}

function busiest(
  { busiestHour }: ReplaySummary,
  { t, format, now }: ViewContext,
): readonly string[] {
  if (!busiestHour) return [];
  const { start, count } = busiestHour;
  const [from, to] = [format.time(start, now), format.time(start + hourMs, now)];
  return [t('Most notifications within an hour: {0}, {1} – {2}.', format.count(count), from, to)];
}

function comparison({ compared, definition }: ReplayReport, reader: ViewContext): string {
  const rows = compared.map((cell) => {
    const cells = comparisonCells(cell, reader).map(markdownText);
    return isOwnCell(cell, definition) ? cells.map((text) => `**${text}**`) : cells;
  });
  return markdownTable(comparisonHeader(reader.t), rows);
}

/** Whether a cell has the period and the threshold of the alarm itself. */
export function isOwnCell(
  { periodSeconds, threshold }: Pick<ComparedReplay, 'periodSeconds' | 'threshold'>,
  definition: ReplayReport['definition'],
): boolean {
  return periodSeconds === definition.periodSeconds && threshold === definition.threshold;
}

/** The columns of the comparison. */
export function comparisonHeader(t: Translate): readonly string[] {
  return [
    t('Period'),
    t('Threshold'),
    t('Notifications'),
    t('A day'),
    t('Most in an hour'),
    t('Rises missed'),
  ];
}

/** The cells of one compared replay, in the order of the columns. */
export function comparisonCells(
  { periodSeconds, threshold, summary }: ComparedReplay,
  reader: ViewContext,
): readonly string[] {
  const { t, format } = reader;
  return [
    t('{0} s', format.count(periodSeconds)),
    format.count(threshold),
    format.count(summary.notifications.length),
    perDay(summary, reader),
    format.count(summary.busiestHour?.count ?? 0),
    format.count(summary.swallowed),
  ];
}

function countOf({ rises }: ReplaySummary, wanted: RiseOutcome): number {
  return rises.filter(({ outcome }) => outcome === wanted).length;
}

/** A few weeks of data justify one decimal. */
function perDay(summary: ReplaySummary, { format }: ViewContext): string {
  return format.count(Math.round(summary.perDay * 10) / 10);
}
