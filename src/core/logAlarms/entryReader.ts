/** Reads the entries of a log one by one, in any order, and keeps what it needs of them. */
import type { IngestedEntry } from '../cloudwatchLogs/logGroup';
import type { FieldReader } from './queryFilter';

/** A reader of a log. */
export interface EntryReader {
  /** @param fields reads the entry; shared by all readers, since it parses the entry */
  readonly add: (entry: IngestedEntry, fields: FieldReader) => void;
  /** Forgets all entries: the log is read again by another method. */
  readonly reset: () => void;
}

/** The connections that are in the log of an endpoint, collected. */
export class LoggedIds implements EntryReader {
  readonly ids = new Set<string>();

  constructor(private readonly endpointId: string) {}

  add(_: IngestedEntry, fields: FieldReader): void {
    const id = fields('connection-id');
    if (id === undefined || id === 'NA' || fields('client-vpn-endpoint-id') !== this.endpointId)
      return;
    // A copy: the id may be a part of the message, which it would keep in memory.
    this.ids.add(` ${id}`.slice(1));
  }

  reset(): void {
    this.ids.clear();
  }
}

/** Gives each entry to several readers. */
export function entryReaders(readers: readonly EntryReader[]): EntryReader {
  return {
    add: (entry, fields) => {
      for (const reader of readers) reader.add(entry, fields);
    },
    reset: () => {
      for (const reader of readers) reader.reset();
    },
  };
}
