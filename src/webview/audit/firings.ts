/** The times at which alarms fired: which one is at a place of the picture, and which comes next. */
import type { AlarmLane } from '../../core/audit/view/auditPicture';
import { laneHeight, xOf, type PictureLayout } from './pictureLayout';

/** CSS pixels: how far from a bell or a bar it is still hit. */
const reach = 7;

/** A time at which an alarm fired. */
export interface Firing {
  /** Index into the alarms. */
  readonly alarm: number;
  readonly name: string;
  /** Ms since 1970. */
  readonly at: number;
  /** Null while it is in ALARM. */
  readonly until: number | null;
}

/** Whether two firings are the same. */
export function isSameFiring(one: Firing | undefined, other: Firing | undefined): boolean {
  return one?.alarm === other?.alarm && one?.at === other?.at;
}

/** The firing whose bell or bar is at a position, CSS pixels; undefined if there is none. */
export function firingAt(layout: PictureLayout, x: number, y: number): Firing | undefined {
  const alarm = layout.lanes.findIndex(({ top }) => y >= top && y <= top + laneHeight);
  const lane = layout.lanes[alarm]?.lane;
  if (!lane) return undefined;
  const hit = firingsOf(lane, alarm).filter(
    ({ at, until }) =>
      x >= xOf(at, layout) - reach && x <= xOf(until ?? layout.span.max, layout) + reach,
  );
  const distance = ({ at }: Firing): number => Math.abs(xOf(at, layout) - x);
  return hit.sort((a, b) => distance(a) - distance(b))[0];
}

/** The firing of any alarm before or after another, or the first or last of all; undefined if there is none. */
export function nextFiring(
  alarms: readonly AlarmLane[],
  from: Firing | undefined,
  direction: 1 | -1,
): Firing | undefined {
  const all = alarms
    .flatMap((lane, alarm) => firingsOf(lane, alarm))
    .sort((a, b) => a.at - b.at || a.alarm - b.alarm);
  const index = all.findIndex((one) => isSameFiring(one, from));
  if (index < 0) return all.at(direction > 0 ? 0 : -1);
  return all[index + direction] ?? from;
}

function firingsOf({ name, firings }: AlarmLane, alarm: number) {
  return firings.map((firing): Firing => ({ ...firing, name, alarm }));
}
