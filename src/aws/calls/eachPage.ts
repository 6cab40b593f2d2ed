/** Reads a list in pages. */
import { pause } from '../../core/base/pause';
import { systemClock } from '../../core/base/systemClock';
import type { FailureKind } from '../../core/model/errors';
import { mostPages } from '../../core/ports/aws';
import { readText } from '../mapping/fields';

/** How a list is read in pages. */
export interface PagedRead<Output> {
  /** Reads the page of this token, undefined for the first page. */
  readonly read: (token: string | undefined) => Promise<Output>;
  /** The token of the next page, if any. */
  readonly next: (page: Output) => string | undefined;
  /** Minimum time between the starts of two reads, ms; none if omitted. */
  readonly intervalMs?: number;
}

/**
 * The pages of a list, one by one.
 * @param signal ends the pause between two reads
 * @param failure creates the error to throw: `malformed` when a token repeats, `tooLarge` when the list does
 * not end
 */
export async function* eachPage<Output>(
  { read, next, intervalMs = 0 }: PagedRead<Output>,
  signal: AbortSignal | undefined,
  failure: (kind: FailureKind, detail: string) => Error,
): AsyncGenerator<Output> {
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const startedAt = systemClock.monotonicMs();
    const page = await read(token);
    yield page;
    token = readText(next(page));
    if (token === undefined) return;
    if (seen.has(token)) throw failure('malformed', 'The same page came twice.');
    seen.add(token);
    if (seen.size >= mostPages) throw failure('tooLarge', `The list has over ${mostPages} pages.`);
    if (intervalMs > 0)
      await pause(systemClock, startedAt + intervalMs - systemClock.monotonicMs(), signal);
  }
}
