/**
 * The chart's timeline: one row per user with a bar for each connection, and one row per alarm with a bar
 * for each time it was in ALARM. Plain data; the page draws it.
 */
import type { Transition } from '../../model/alarm';
import type { AnyAlarm } from '../../model/logAlarm';
import { connectionUser } from '../../model/connection';
import type { ConnectionRecord } from '../../model/connectionRecord';

/** A time span, ms since 1970; `end` is null while it lasts. */
export interface Stretch {
  readonly start: number;
  readonly end: number | null;
}

/** A connection in its row. */
export interface TimelineBar extends Stretch {
  readonly id: string;
  /** Index into the rows. */
  readonly row: number;
  /** The track in the row, from 0. Overlapping connections of one user are in separate tracks. */
  readonly lane: number;
  /** The client's public address and platform, if the connection log has them. */
  readonly device?: string;
  /** The address assigned from the client CIDR. */
  readonly address?: string;
}

/** A user's row. */
interface TimelineRow {
  readonly name: string;
  readonly lanes: number;
}

/** An alarm's row. */
export interface AlarmBand {
  readonly alarmName: string;
  /** When it was in ALARM, oldest first. */
  readonly stretches: readonly Stretch[];
}

/** Everything on the timeline. */
export interface Timeline {
  readonly alarms: readonly AlarmBand[];
  /** The users who connected last come first. */
  readonly rows: readonly TimelineRow[];
  /** By row, then by start. */
  readonly bars: readonly TimelineBar[];
}

/** The visible time span, ms since 1970. */
interface Window {
  readonly start: number;
  readonly end: number;
}

/** The timeline of a window, without spans that are completely outside. */
export function timeline(
  records: readonly ConnectionRecord[],
  alarms: readonly AnyAlarm[],
  transitions: readonly Transition[],
  window: Window,
): Timeline {
  const shown = records.filter(
    ({ startedAt, endedAt = Infinity }) => startedAt < window.end && endedAt >= window.start,
  );
  const users = byUser(shown);
  const placed = users.map(([, own], row) => placeInLanes(own, row));
  return {
    alarms: alarms.map(({ name }) => alarmBand(name, transitions, window)),
    rows: users.map(([name], row) => ({ name, lanes: placed[row]?.lanes ?? 1 })),
    bars: placed.flatMap(({ bars }) => bars),
  };
}

/** Sorts the users who connected last first. */
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

/** Each connection gets the first track that is free when it starts. */
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

/** An alarm that was in ALARM when the window began is shown from the beginning of the window. */
export function alarmBand(
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
    if (to === 'ALARM') {
      since ??= at;
    } else if (since !== undefined) {
      if (at > window.start) stretches.push({ start: Math.max(since, window.start), end: at });
      since = undefined;
    }
  }
  if (since !== undefined) stretches.push({ start: Math.max(since, window.start), end: null });
  return { alarmName, stretches };
}
