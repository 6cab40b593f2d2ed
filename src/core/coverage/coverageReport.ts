/**
 * "How often would this have fired?" for an alarm on the connection log: a Markdown document with what
 * it would have notified, beside the other methods.
 */
import { secondMs } from '../base/duration';
import { logBasis } from '../replay/basisText';
import { displayText } from '../text/displayText';
import { markdownText } from '../text/markdownText';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import type { MethodCoverage } from './compareMethods';
import { coverageSection, unknownText } from './coverageText';
import type { CoverageReport } from './readCoverage';

type Reader = Pick<ViewContext, 't' | 'format'>;

/** The document for the first method of the report. */
export function coverageMarkdown(
  report: CoverageReport,
  alarmName: string,
  reader: Reader,
): string {
  const { t } = reader;
  const [own] = report.methods;
  return [
    `# ${t('How often would this have fired?')}`,
    `**${markdownText(displayText(alarmName))}**`,
    ...(own ? [markdownText(coverageHeadline(own, report, reader))] : []),
    ...coverageSection(report.methods, reader),
    `## ${t('What this is based on')}`,
    `- ${markdownText(logBasis(t))}`,
    '',
  ].join('\n\n');
}

/** What the alarm would have notified, in sentences. */
export function coverageHeadline(
  { connections, notified, named, undetermined, delays, unknown }: MethodCoverage,
  { range }: Pick<CoverageReport, 'range'>,
  { t, format }: Reader,
): string {
  if (notified === undefined) return unknown ? unknownText(unknown, t) : t('unknown');
  const span = format.duration(range.end - range.start);
  if (connections === 0) return t('No connection is known to have started in the last {0}.', span);
  const seconds = (value: number): string => format.duration(value * secondMs);
  const counts = t(
    'Connections of the last {1}: {0}. It would have notified of {2}, and of {3} by name.',
    format.count(connections),
    span,
    format.count(notified),
    format.count(named),
  );
  const after =
    delays &&
    t(
      'The typical delay is {0}, the longest {1}.',
      seconds(delays.typicalSeconds),
      seconds(delays.worstSeconds),
    );
  const left =
    undetermined > 0 && t('For {0} of them this cannot be determined.', format.count(undetermined));
  return sentences([counts, ...(after ? [after] : []), ...(left ? [left] : [])], t);
}
