/** The texts and formats of the page, and sentences made of them. */
import type { AuditEntry, AuditPicture } from '../../core/audit/view/auditPicture';
import type { AuditTexts } from '../../core/audit/view/auditTexts';
import { groupOf, verdictMarks, type MarkGroup } from '../../core/audit/view/verdictMark';
import { chartFormat, readerLocale, type ChartFormat } from '../../core/chart/view/chartFormat';
import { fill } from '../../core/text/fill';
import { createFormat, type Format } from '../../core/text/format';

/** The texts in the reader's language, and formats. */
export interface AuditWords {
  readonly texts: AuditTexts;
  readonly format: Format;
  readonly chart: ChartFormat;
}

/** The words of a language, BCP 47. */
export function auditWords(texts: AuditTexts, language: string): AuditWords {
  const locale = readerLocale(language, navigator.languages);
  return { texts, format: createFormat({ locale }), chart: chartFormat(locale) };
}

/** How many connections of a group there are. */
export function countOf({ totals }: Pick<AuditPicture, 'totals'>, group: MarkGroup): number {
  return verdictMarks
    .filter((mark) => groupOf(mark) === group)
    .reduce((sum, mark) => sum + totals[mark], 0);
}

/** How long a connection lasted, in words. */
export function durationOf({ startedAt, endedAt }: AuditEntry, words: AuditWords): string {
  return endedAt === null
    ? words.texts.open
    : words.format.duration(Math.max(0, endedAt - startedAt));
}

/** When a connection was notified, in words; empty if it was not. */
export function notifiedOf({ startedAt, notifiedAt }: AuditEntry, words: AuditWords): string {
  if (notifiedAt === null) return '';
  const { texts, chart, format } = words;
  const delay = format.duration(Math.max(0, notifiedAt - startedAt));
  return fill(texts.notifiedAfter, chart.clock(notifiedAt), delay);
}

/** A connection in one sentence, for a screen reader. */
export function labelOfEntry(entry: AuditEntry, words: AuditWords): string {
  const { texts, chart } = words;
  const started = chart.dateTime(entry.startedAt);
  return fill(
    texts.entryLabel,
    entry.user,
    started,
    durationOf(entry, words),
    texts.marks[entry.mark],
  );
}
