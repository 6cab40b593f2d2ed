/**
 * The chart's time line: one row for each person with a bar for each of their connections, and one
 * for each alarm with a bar for each time it was in ALARM. Plain data; the page draws it.
 */
import type { Alarm, Transition } from '../../model/alarm';
import { connectionUser } from '../../model/connection';
import type { ConnectionRecord } from '../../model/connectionRecord';

/** A stretch of time, ms since 1970; `end` is null for what still lasts. */
export interface Stretch {
  readonly start: number;
  readonly end: number | null;
}

/** A connection in its row. */
export interface TimelineBar extends Stretch {
  readonly id: string;
  /** Index into the rows. */
  readonly row: number;
  /** Which of the row's lanes, from 0: connections of one person that overlap stand in several. */
  readonly lane: number;
  /** The client's public address and kind, where the connection log tells them. */
  readonly device?: string;
  /** The address given out of the client CIDR. */
  readonly address?: string;
}

/** A person's row. */
export interface TimelineRow {
  readonly name: string;
  readonly lanes: number;
}

/** An alarm's row. */
export interface AlarmBand {
  readonly alarmName: string;
  /** When it was in ALARM, oldest first. */
  readonly stretches: readonly Stretch[];
}

/** Everything on the time line. */
export interface Timeline {
  readonly alarms: readonly AlarmBand[];
  /** Those who connected last stand first. */
  readonly rows: readonly TimelineRow[];
  /** By row, then by start. */
  readonly bars: readonly TimelineBar[];
}

/** The part of time that is shown, ms since 1970. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/** The time line of a window. What lies outside it wholly is left out. */
export function timeline(
  records: readonly ConnectionRecord[],
  alarms: readonly Alarm[],
  transitions: readonly Transition[],
  window: Window,
): Timeline {
  const shown = records.filter(
    ({ startedAt, endedAt = Infinity }) => startedAt < window.end && endedAt >= window.start,
  );
  const people = byUser(shown);
  const placed = people.map(([, own], row) => placeInLanes(own, row));
  return {
    alarms: alarms.map(({ name }) => alarmBand(name, transitions, window)),
    rows: people.map(([name], row) => ({ name, lanes: placed[row]?.lanes ?? 1 })),
    bars: placed.flatMap(({ bars }) => bars),
  };
}

/** Those who connected last first. */
function byUser(
  records: readonly ConnectionRecord[],
): readonly (readonly [string, readonly ConnectionRecord[]])[] {
  const users = new Map<string, ConnectionRecord[]>();
  for (const record of records) {
    const own = users.get(connectionUser(record));
    if (own) own.push(record);
    else users.set(connectionUser(record), [record]);
  }
  return [...users].sort(([, a], [, b]) => latestStart(b) - latestStart(a));
}

function latestStart(records: readonly ConnectionRecord[]): number {
  return records.reduce((latest, { startedAt }) => Math.max(latest, startedAt), -Infinity);
}

/** Each connection takes the first lane that is free when it starts. */
function placeInLanes(records: readonly ConnectionRecord[], row: number) {
  const freeFrom: number[] = [];
  const bars = records
    .toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
    .map((record): TimelineBar => {
      const free = freeFrom.findIndex((from) => from <= record.startedAt);
      const lane = free < 0 ? freeFrom.length : free;
      freeFrom[lane] = record.endedAt ?? Infinity;
      const device = [record.deviceIp, record.deviceType].filter((part) => part !== undefined);
      const address = record.clientIp ?? record.clientIpv6;
      return {
        id: record.id,
        row,
        lane,
        start: record.startedAt,
        end: record.endedAt ?? null,
        ...(device.length > 0 && { device: device.join(' · ') }),
        ...(address !== undefined && { address }),
      };
    });
  return { bars, lanes: freeFrom.length };
}

/** An alarm that was in ALARM when the window began was so from its beginning, as far as is known. */
function alarmBand(
  alarmName: string,
  transitions: readonly Transition[],
  window: Window,
): AlarmBand {
  const own = transitions
    .filter((transition) => transition.alarmName === alarmName && transition.at < window.end)
    .sort((a, b) => a.at - b.at);
  const stretches: Stretch[] = [];
  let since = own[0]?.from === 'ALARM' ? window.start : undefined;
  for (const { at, to } of own) {
    if (to === 'ALARM') since ??= at;
    else if (since !== undefined) {
      if (at > window.start) stretches.push({ start: Math.max(since, window.start), end: at });
      since = undefined;
    }
  }
  if (since !== undefined) stretches.push({ start: Math.max(since, window.start), end: null });
  return { alarmName, stretches };
}
