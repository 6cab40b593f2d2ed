/** Texts of a comparison of methods: a table, one row for each alarm or method. */
import { secondMs } from '../base/duration';
import type { DetectionMethod } from '../model/detectionMethod';
import type { Translate } from '../ports/translate';
import { failureText } from '../text/failures/failureText';
import type { Format } from '../text/format';
import { markdownTable } from '../text/markdownTable';
import { markdownText } from '../text/markdownText';
import { joined } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import type { MethodCoverage, UnknownCoverage } from './compareMethods';

type Reader = Pick<ViewContext, 't' | 'format'>;

/** The table with its title, as Markdown; nothing for no method. */
export function coverageSection(
  methods: readonly MethodCoverage[],
  reader: Reader,
): readonly string[] {
  if (methods.length === 0) return [];
  const { t } = reader;
  const rows = methods.map((one) => coverageCells(one, reader).map(markdownText));
  return [`## ${t('Alarms and methods compared')}`, markdownTable(coverageHeader(t), rows)];
}

/** The columns of the table. */
export function coverageHeader(t: Translate): readonly string[] {
  return [
    t('Alarm or method'),
    t('Notified'),
    t('By name'),
    t('Typical delay'),
    t('Longest delay'),
  ];
}

/** The cells of one alarm or method, in the order of the columns. */
export function coverageCells(coverage: MethodCoverage, { t, format }: Reader): readonly string[] {
  const { method, alarmName, connections, notified, named, delays, unknown } = coverage;
  const name = alarmName ?? t('Proposed: {0}', methodWord(method, t));
  if (notified === undefined)
    return [name, unknown ? unknownText(unknown, t) : t('unknown'), '', '', ''];
  const delay = (seconds: number | undefined): string =>
    seconds === undefined ? '' : format.duration(seconds * secondMs);
  return [
    name,
    joined(
      t('{0} of {1}', format.count(notified), format.count(connections)),
      undeterminedText(coverage, format, t),
    ),
    format.count(named),
    delay(delays?.typicalSeconds),
    delay(delays?.worstSeconds),
  ];
}

/** What a method is in AWS, in a few words. */
export function methodWord(method: DetectionMethod, t: Translate): string {
  switch (method) {
    case 'logAlarm':
      return t('log alarm');
    case 'metricFilter':
      return t('metric filter and alarm');
    case 'rise':
      return t('alarm with DIFF');
  }
}

/** Of how many connections it is unknown whether they were notified; undefined for none. */
export function undeterminedText(
  { undetermined }: Pick<MethodCoverage, 'undetermined'>,
  format: Format,
  t: Translate,
): string | undefined {
  return undetermined > 0 ? t('{0} cannot be determined', format.count(undetermined)) : undefined;
}

/** Why it is unknown what a method would have notified, in a sentence. */
export function unknownText(unknown: UnknownCoverage, t: Translate): string {
  return unknown.kind === 'noLog'
    ? t('Unknown, because connection logging is off.')
    : t('Unknown. {0}', failureText(unknown.failure, t).sentence);
}
