/** Extracts the items from the pages of a list. */
import type { MetadataBearer } from '@smithy/types';
import type { CallSite } from './callSite';
import type { Caller } from './caller';
import { readObjects } from '../mapping/fields';

/**
 * The items that can be parsed, in order; others are omitted and logged.
 * @param items the page's list. A page without one is an empty list if AWS sent it, and malformed
 * if it has no request id: then it came from elsewhere (a captive portal, a proxy)
 * @param map undefined for an item that cannot be parsed
 */
export function readItems<Page extends MetadataBearer, Source extends object, Item>(
  caller: Caller,
  site: CallSite,
  pages: readonly Page[],
  items: (page: Page) => readonly Source[] | undefined,
  map: (source: Source) => Item | undefined,
): Item[] {
  const sources = pages.flatMap((page) => {
    const list: unknown = items(page);
    if (list === undefined && page.$metadata.requestId === undefined)
      throw caller.failure(site, 'malformed', 'The answer does not come from AWS.');
    if (list !== undefined && !Array.isArray(list))
      throw caller.failure(site, 'malformed', 'The answer has no list.');
    return readObjects(items(page));
  });
  const read = sources.flatMap((source) => map(source) ?? []);
  caller.leftOut(site, sources.length - read.length);
  return read;
}
