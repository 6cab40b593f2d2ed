/** What the result of an audit is based on, in sentences. */
import { assumptionText, logBasis, replayBasis } from '../replay/basisText';
import type { ViewContext } from '../text/viewContext';
import type { AlarmBasis } from './auditRead';
import type { AuditReport } from './readAudit';

/** The sources and the assumptions of a whole audit. */
export function auditBasis(report: AuditReport, reader: ViewContext): readonly string[] {
  const { t } = reader;
  return [
    ...sources(report, reader),
    t('Assumed: a published count is the number of connections open at its time.'),
    ...replayBasis(t),
  ];
}

/** The assumptions about one alarm. */
export function alarmBasisText(
  { reads, calibration }: AlarmBasis,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  return reads === 'log' ? logBasis(t) : assumptionText(calibration, t, format);
}

/**
 * The source of what is known about the alarms. The gaps report a history that could not be read.
 */
function sources(
  { audit: { range }, gaps, historySince, alarms }: AuditReport,
  { t, format, now }: ViewContext,
): readonly string[] {
  const unread = gaps.filter(({ kind }) => kind === 'history').length;
  if (alarms.length === unread) return [];
  return range.start >= historySince
    ? [t('What the alarms did is read from their CloudWatch history.')]
    : [
        t(
          'What the alarms did is read from their CloudWatch history since {0}, and replayed from the counts before that.',
          format.time(historySince, now),
        ),
      ];
}
