/** What replays need, and their results. */
import type { Yielder } from '../../../core/base/yielder';
import type { ReplayPicture } from '../../../core/replay/view/replayPicture';
import type { Session } from '../../../core/session/session';
import type { Store } from '../../../core/state/store';
import type { Format } from '../../../core/text/format';
import type { CardReplay } from '../../../protocol/alarms';

/** What a replay needs. */
export interface ReplayDeps {
  readonly store: Store;
  readonly session: Session;
  readonly format: Format;
  readonly yielder: Yielder;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** How a replay is cancelled, and where it reports its progress. */
export interface ReplayWork {
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** The picture of a replay and the same as a Markdown document, or why there is none. */
export type ReplayResult =
  | { readonly kind: 'done'; readonly picture: ReplayPicture; readonly markdown: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** A replay as this window keeps it for the card of its alarm. */
export type ShownReplay = Extract<CardReplay, { readonly kind: 'running' }> | ReplayResult;
