/**
 * An audit as a Markdown document: totals, assumptions and gaps, and each connection with its
 * reasons.
 */
import type { AuditReport } from './readAudit';
import { isNotified, verdictKinds, type Classification } from './verdicts/verdict';
import { connectionUser } from '../model/connection';
import type { CooperativeTask } from '../base/cooperativeTask';
import { markdownTable } from '../text/markdownTable';
import type { ViewContext } from '../text/viewContext';
import { markdownText } from '../text/markdownText';
import { coverageSection } from '../coverage/coverageText';
import { alarmBasisText, auditBasis } from './auditBasis';
import { gapText } from './gapText';
import { verdictLabel, verdictReason } from './verdictText';

/**
 * The document. Works in steps, because formatting the reasons of thousands of connections takes a
 * while.
 */
export function* auditMarkdown(
  report: AuditReport,
  endpointName: string,
  reader: ViewContext,
): CooperativeTask<string> {
  const { t, format } = reader;
  const { range, classifications } = report.audit;
  const span = `${format.moment(range.start)} – ${format.moment(range.end)}`;
  return [
    `# ${t('What did the alarm miss?')}`,
    `**${markdownText(endpointName)}** · ${markdownText(span)}`,
    `## ${markdownText(headline(classifications, reader))}`,
    ...(classifications.length > 0 ? [totals(report, reader)] : []),
    ...alarmList(report, reader),
    ...coverageSection(report.coverage, reader),
    ...(classifications.length > 0 ? yield* connections(report, reader) : []),
    `## ${t('What this is based on')}`,
    [...report.gaps.map((gap) => gapText(gap, t)), ...auditBasis(report, reader)]
      .map((text) => `- ${markdownText(text)}`)
      .join('\n'),
    '',
  ].join('\n\n');
}

/** The result in one sentence. */
export function headline(
  classifications: readonly Classification[],
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const notified = classifications.filter(({ verdict }) => isNotified(verdict)).length;
  return classifications.length === 0
    ? t('No connection is known to have started in this period.')
    : t(
        'Connections notified: {0} of {1}.',
        format.count(notified),
        format.count(classifications.length),
      );
}

function totals({ audit }: AuditReport, { t, format }: ViewContext): string {
  const rows = verdictKinds
    .filter((kind) => audit.totals[kind] > 0)
    .map((kind) => [markdownText(verdictLabel(kind, t)), format.count(audit.totals[kind])]);
  return markdownTable([t('Verdict'), t('Connections')], rows);
}

function alarmList({ alarms }: AuditReport, reader: ViewContext): readonly string[] {
  const { t } = reader;
  if (alarms.length === 0) {
    const none = t('No alarm watches the connections of this endpoint. Create one to be notified.');
    return [markdownText(none)];
  }
  const lines = alarms.map(
    (alarm) => `- **${markdownText(alarm.name)}**: ${markdownText(alarmBasisText(alarm, reader))}`,
  );
  return [`## ${t('Alarms')}`, lines.join('\n')];
}

/**
 * Unreported connections come first: the report is about them. A single alarm is named above the
 * list.
 */
function* connections(
  { audit: { classifications }, alarms }: AuditReport,
  reader: ViewContext,
): CooperativeTask<readonly string[]> {
  const { t } = reader;
  const newest = [...classifications].reverse();
  const sorted = [
    ...newest.filter(({ verdict }) => !isNotified(verdict)),
    ...newest.filter(({ verdict }) => isNotified(verdict)),
  ];
  const header = [t('Started'), t('Duration'), t('Who'), t('Verdict'), t('Alarm')];
  const columns = alarms.length > 1 ? header.length : header.length - 1;
  const rows: (readonly string[])[] = [];
  for (const classification of sorted) {
    yield;
    rows.push(row(classification, reader).slice(0, columns));
  }
  return [`## ${t('Connections')}`, markdownTable(header.slice(0, columns), rows)];
}

function row(classification: Classification, reader: ViewContext): readonly string[] {
  const { record, verdict, alarm, byAlarm } = classification;
  const { t, format, now } = reader;
  const { startedAt, endedAt } = record;
  const label = markdownText(verdictLabel(verdict.kind, t));
  const why = markdownText(verdictReason(classification, reader));
  return [
    unbroken(markdownText(format.time(startedAt, now))),
    endedAt === undefined
      ? t('open')
      : unbroken(markdownText(format.duration(endedAt - startedAt))),
    markdownText(connectionUser(record)),
    `<details><summary>${label}</summary>${why}</details>`,
    byAlarm.length > 1
      ? byAlarm
          .map((one) => markdownText(`${one.name}: ${verdictLabel(one.verdict.kind, t)}`))
          .join('<br>')
      : alarm && verdict.kind !== 'noAlarm'
        ? markdownText(alarm.name)
        : '',
  ];
}

/**
 * Keeps times and durations on one line of their cell: Japanese text can break at any character.
 */
function unbroken(text: string): string {
  return text
    .replaceAll(' ', '\u00a0')
    .replaceAll(/(?<=\p{Script=Han})(?=.)|(?<=.)(?=\p{Script=Han})/gu, '\u2060');
}
