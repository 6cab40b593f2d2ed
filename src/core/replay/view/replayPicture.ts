/**
 * A replay as a picture: the number of connections, when the alarm fired, when it would have fired, and
 * what it would have missed, on one axis of time. Plain data; the page draws it.
 */
import type { TimeRange } from '../../model/timeRange';

/** A change to ALARM, until the alarm left ALARM again. */
export interface PictureFiring extends TimeRange {
  /** Who was the reason, if it is known. */
  readonly who?: string;
}

/** What would not have been notified, and why. */
export interface PictureMiss {
  /** Ms since 1970. */
  readonly at: number;
  readonly text: string;
}

/** A table of a replay with other settings, or with other methods. */
export interface PictureTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly own: boolean }[];
}

/** The picture. */
export interface ReplayPicture {
  /** For display. */
  readonly alarmName: string;
  /** The replayed range, ms since 1970. */
  readonly range: TimeRange;
  /** The result in a sentence, then its numbers. */
  readonly headline: string;
  readonly facts: readonly string[];
  /** The number of connections from each time on, oldest first; empty if it is unknown. */
  readonly counts: readonly (readonly [at: number, count: number])[];
  /** When it fired, oldest first; null if its history could not be read. */
  readonly fired: readonly PictureFiring[] | null;
  /** When it would have fired, oldest first. */
  readonly wouldFire: readonly PictureFiring[];
  /** Oldest first. */
  readonly missed: readonly PictureMiss[];
  readonly table: PictureTable | null;
  /** What the result depends on, in sentences. */
  readonly basis: readonly string[];
}

/** One line of the list of moments. */
export interface PictureMoment {
  readonly kind: 'fired' | 'wouldFire' | 'missed';
  /** Ms since 1970. */
  readonly at: number;
  readonly text: string | undefined;
}

/** All moments of a span, the newest first. */
export function momentsWithin(picture: ReplayPicture, span: TimeRange): readonly PictureMoment[] {
  const inside = ({ at }: { readonly at: number }): boolean => at >= span.start && at <= span.end;
  const firings = (kind: 'fired' | 'wouldFire', all: readonly PictureFiring[]) =>
    all.map(({ start, who }): PictureMoment => ({ kind, at: start, text: who }));
  return [
    ...firings('fired', picture.fired ?? []),
    ...firings('wouldFire', picture.wouldFire),
    ...picture.missed.map(({ at, text }): PictureMoment => ({ kind: 'missed', at, text })),
  ]
    .filter(inside)
    .sort((a, b) => b.at - a.at);
}

/** The counts as a step function: one entry for each change. */
export function countSteps(
  samples: readonly { readonly at: number; readonly value: number }[],
): ReplayPicture['counts'] {
  return samples
    .filter(({ value }, i) => i === 0 || value !== samples[i - 1]?.value)
    .map(({ at, value }) => [at, value] as const);
}
