/**
 * FilterLogEvents: the events of a time range that match a pattern, page by page. A page ends at
 * the limit, at 1 MB, or when enough events have been searched, so it may be empty and still have a
 * next one.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
import {
  filterPattern,
  type FilterPattern,
} from '../../../core/cloudwatchLogs/filterPattern/filterPattern';
import type { Input } from '../../request/input';
import { startOf, tokenOf } from '../../request/paging';
import type { LogEvent, LogGroup } from '../../state/logs';
import type { Operation } from '../contract/service';
import { invalidParameter } from './errors';
import { namedGroup } from './groups';

const mostEvents = 10_000;
const mostBytes = 1_048_576;
/** CloudWatch counts these bytes for each event in addition. */
const eventOverhead = 26;
/** The maximum number of events searched for one page. */
const mostSearched = 10_000;
const newestFirstSince = Date.UTC(2024, 0, 1);

export const filterLogEvents: Operation = (input, { region }) => {
  const group = namedGroup(input, region);
  const wanted = wantedOf(input);
  const direction = directionOf(input, wanted.start);
  const limit = input.number('limit') ?? mostEvents;
  const list = JSON.stringify([group.name, wanted.key]);
  const place = placeOf(input, list, direction);
  const page = search(group, wanted, place, limit);
  return {
    events: page.events.map((event) => ({
      logStreamName: event.stream,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.ingestedAt,
      eventId: event.id,
    })),
    searchedLogStreams: [],
    nextToken:
      page.next === undefined
        ? undefined
        : tokenOf(page.next, `${list} ${String(place.newestFirst)}`),
  };
};

interface Wanted {
  readonly start: number;
  readonly end: number;
  readonly pattern: FilterPattern;
  readonly inStream: (name: string) => boolean;
  /** Identifies the search. */
  readonly key: string;
}

function wantedOf(input: Input): Wanted {
  const start = input.number('startTime') ?? 0;
  const end = input.number('endTime') ?? Infinity;
  if (end < start) throw invalidParameter('endTime must not be before startTime.');
  const names = input.texts('logStreamNames');
  const prefix = input.text('logStreamNamePrefix');
  if (names.length > 0 && prefix !== undefined)
    throw invalidParameter('logStreamNames and logStreamNamePrefix exclude each other.');
  const text = input.text('filterPattern') ?? '';
  return {
    start,
    end,
    pattern: patternOf(text),
    inStream: (name) =>
      (names.length === 0 || names.includes(name)) && name.startsWith(prefix ?? ''),
    key: JSON.stringify([start, end, text, names, prefix]),
  };
}

/** A compiled pattern. @throws AwsError for an invalid one */
export function patternOf(text: string): FilterPattern {
  try {
    return filterPattern(text);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'PatternError')) throw error;
    throw invalidParameter(`Invalid filter pattern: ${error.message}`);
  }
}

function directionOf(input: Input, start: number): boolean {
  const newestFirst = input.flag('startFromHead') === false;
  if (newestFirst && start < newestFirstSince)
    throw invalidParameter('startFromHead can be false only from 1 January 2024 on.');
  return newestFirst;
}

/** Where a page starts. */
interface Place {
  /** An index into the group's events; absent for the first page. */
  readonly at?: number;
  readonly newestFirst: boolean;
}

/** The start of the next page; the token contains its direction. */
function placeOf(input: Input, list: string, newestFirst: boolean): Place {
  const token = input.text('nextToken');
  if (token === undefined) return { newestFirst };
  for (const direction of [true, false]) {
    const at = startOf(token, `${list} ${String(direction)}`);
    if (at !== undefined) return { at, newestFirst: direction };
  }
  throw invalidParameter('The specified nextToken is invalid.');
}

function search(
  { events }: LogGroup,
  { start, end, pattern, inStream }: Wanted,
  place: Place,
  limit: number,
): { readonly events: readonly LogEvent[]; readonly next?: number } {
  const step = place.newestFirst ? -1 : 1;
  const first = firstFrom(events, start);
  const afterLast = firstFrom(events, end + 1);
  const found: LogEvent[] = [];
  let bytes = 0;
  let at = place.at ?? (place.newestFirst ? afterLast - 1 : first);
  for (let searched = 0; at >= first && at < afterLast; at += step) {
    const event = events[at];
    if (!event) break;
    if (searched++ >= mostSearched || found.length >= limit) return { events: found, next: at };
    if (!inStream(event.stream) || !pattern.matches(event.message)) continue;
    bytes += Buffer.byteLength(event.message) + eventOverhead;
    if (bytes > mostBytes && found.length > 0) return { events: found, next: at };
    found.push(event);
  }
  return { events: found };
}

/** The index of the first event at or after `ms`. */
export function firstFrom(events: readonly LogEvent[], ms: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.timestamp ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
