/** An audit as CSV, a line for each connection. Column names are not translated: programs read them. */
import type { Audit } from './auditConnections';
import type { Judgement } from './verdict';
import { connectionUser } from '../model/connection';
import type { Steps } from '../base/steps';
import { csvTable } from '../base/csv';
import type { CsvValue } from '../base/csv';
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
 * All of it, oldest first, times in UTC; begins with a byte order mark, for Excel. Works in steps: the
 * reasons of thousands take a while to put into words.
 */
export function* auditCsv({ judgements }: Audit, reader: ViewContext): Steps<string> {
  const lines = [csvTable([header], { mark: true })];
  for (const judgement of judgements) {
    yield;
    lines.push(csvTable([row(judgement, reader)]));
  }
  return lines.join('');
}

function row(judgement: Judgement, reader: ViewContext): readonly CsvValue[] {
  const { record, verdict, publications } = judgement;
  const alarm = verdict.kind === 'noAlarm' ? undefined : judgement.alarm;
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
    verdictReason(judgement, reader),
  ];
}

function utc(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
