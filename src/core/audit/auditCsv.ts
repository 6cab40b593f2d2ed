/**
 * An audit as CSV, one line per connection. Column names are not translated: programs read them.
 */
import type { Audit } from './verdicts/auditConnections';
import type { Classification } from './verdicts/verdict';
import { connectionUser } from '../model/connection';
import type { CooperativeTask } from '../base/cooperativeTask';
import { csvTable, type CsvValue } from '../base/csv';
import { verdictReason } from './verdictText';
import type { ViewContext } from '../text/viewContext';

const header = [
  'connection_id',
  'user',
  'began',
  'ended',
  'verdict',
  'alarm',
  'source',
  'count_before',
  'count_after',
  'told_at',
  'why',
];

/**
 * The complete file: oldest connection first, times in UTC, starting with a byte order mark for
 * Excel. Works in steps, because formatting the reasons of thousands of connections takes a while.
 */
export function* auditCsv(
  { classifications }: Audit,
  reader: ViewContext,
): CooperativeTask<string> {
  const lines = [csvTable([header], { mark: true })];
  for (const classification of classifications) {
    yield;
    lines.push(csvTable([row(classification, reader)]));
  }
  return lines.join('');
}

function row(classification: Classification, reader: ViewContext): readonly CsvValue[] {
  const { record, verdict, publications } = classification;
  const alarm = verdict.kind === 'noAlarm' ? undefined : classification.alarm;
  return [
    record.id,
    connectionUser(record),
    utc(record.startedAt),
    utc(record.endedAt),
    verdict.kind,
    alarm?.name,
    alarm?.source,
    publications.before?.value,
    publications.after?.value,
    'at' in verdict ? utc(verdict.at) : undefined,
    verdictReason(classification, reader),
  ];
}

function utc(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
