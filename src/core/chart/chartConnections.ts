/** Reads the connections in a chart's range; only those that may have changed since the last read. */
import { publicationDelayMs } from '../connections/log/publicationDelay';
import {
  overlaps,
  readConnectionRecords,
  type ConnectionHistory,
  type LoggedEndpoint,
} from '../connections/log/readConnectionRecords';
import { mergeRecords } from '../model/mergeConnection';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import type { ChartConnections, ChartSource } from './view/chart';
import type { ChartWindow } from './view/chartRange';
import { failureText } from '../text/failures/failureText';

/**
 * Reads the connections. A source that cannot be read becomes a note, because the samples are useful
 * without it.
 * @param before the previous result for this range, to be extended; undefined reads all
 * @throws ExpectedError `cancelled` only
 */
export async function readChartConnections(
  { aws, now, t }: { readonly aws: ScopeAws; readonly now: number; readonly t: Translate },
  endpoint: LoggedEndpoint,
  window: ChartWindow,
  before: ChartSource | undefined,
  signal: AbortSignal,
): Promise<ChartConnections> {
  const known = before && before.window.start <= window.start ? before : undefined;
  const start = known ? Math.max(window.start, known.fetchedAt - publicationDelayMs) : window.start;
  const range = { start, end: Math.min(window.end, now) };
  const history = await readConnectionRecords(aws, endpoint, range, now, signal);
  const records = mergeRecords(known?.connections.records ?? [], history.records);
  return {
    records: records.filter((record) => overlaps(record, window)),
    notes: notesOf(history, t),
  };
}

function notesOf({ log, ec2Failure }: ConnectionHistory, t: Translate): readonly string[] {
  const notes = ec2Failure ? [failureText(ec2Failure, t).sentence] : [];
  if (log.kind === 'failed') notes.push(failureText(log.failure, t).sentence);
  if (log.kind === 'off') {
    notes.push(
      t('This endpoint has no connection log, so connections are known for the last hour only.'),
    );
  }
  if (log.kind === 'read' && log.truncatedAt !== undefined) {
    notes.push(
      t('The connection log is too long to read completely; the oldest connections are missing.'),
    );
  }
  if (log.kind === 'read' && log.malformed > 0)
    notes.push(t('Connection log entries that could not be parsed: {0}', log.malformed));
  return notes;
}
