/** Reads who was connected while a chart's samples were taken: only what may have changed since. */
import {
  overlaps,
  readConnectionRecords,
  type LoggedEndpoint,
} from '../connections/log/readConnectionRecords';
import type { ConnectionHistory } from '../connections/log/readConnectionRecords';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import type { ChartConnections, ChartSource, ChartWindow } from './view/chart';
import { failureText } from '../text/failures/failureText';

/** Entries of a log are published later than what they tell of happened: so much is read again, ms. */
const againMs = 30 * 60_000;

/** What is asked for. */
export interface ChartConnectionsRequest {
  readonly window: ChartWindow;
  /** What was read before of this range, to build upon; undefined reads all. */
  readonly before: ChartSource | undefined;
  /** AWS's time, ms since 1970. */
  readonly now: number;
  readonly t: Translate;
  readonly signal: AbortSignal;
}

/**
 * Reads them. What cannot be read becomes a note: the samples are worth showing without.
 * @throws ExpectedError `cancelled` only
 */
export async function readChartConnections(
  aws: ScopeAws,
  endpoint: LoggedEndpoint,
  { window, before, now, t, signal }: ChartConnectionsRequest,
): Promise<ChartConnections> {
  const known = before && before.window.start <= window.start ? before : undefined;
  const start = known ? Math.max(window.start, known.fetchedAt - againMs) : window.start;
  const range = { start, end: Math.min(window.end, now) };
  const history = await readConnectionRecords(aws, endpoint, range, now, signal);
  const records = new Map(known?.people.records.map((record) => [record.id, record]));
  for (const record of history.records) records.set(record.id, record);
  const shown = [...records.values()].filter((record) => overlaps(record, window));
  return { records: shown, notes: notesOf(history, t) };
}

function notesOf({ log, ec2Failure }: ConnectionHistory, t: Translate): readonly string[] {
  const notes = ec2Failure ? [failureText(ec2Failure, t).sentence] : [];
  if (log.kind === 'failed') notes.push(failureText(log.failure, t).sentence);
  if (log.kind === 'off')
    notes.push(
      t('This endpoint has no connection log, so connections are known for the last hour only.'),
    );
  if (log.kind === 'read' && log.truncatedAt !== undefined)
    notes.push(
      t('The connection log is too long to read completely; the oldest connections are missing.'),
    );
  if (log.kind === 'read' && log.malformed > 0)
    notes.push(t('Connection log entries that could not be parsed: {0}', log.malformed));
  return notes;
}
