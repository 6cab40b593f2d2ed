/** Whom an alarm notifies, in a sentence, from its chain. */
import { sentences } from '../text/phrases';
import type { CardContext } from './cardContext';
import type { AlarmCard } from './view/alarmsModel';
import { chainEnds, worstState, type ChainNode, type ReachedEnd } from './view/chain';

/** More names are counted. */
const mostNamed = 3;

/** The verdict: the worst state of those who are notified, or why nobody is. */
export function chainVerdict(chain: ChainNode, context: CardContext): AlarmCard['verdict'] {
  const { t, format } = context;
  const ends = chainEnds(chain);
  const subscribers = ends.filter(({ node }) => node.kind === 'subscriber');
  const reached = ends.filter(({ node, state }) => isReached(state) && isReceiver(node));
  if (reached.length === 0) return nobody(ends, context);
  const who = named(reached, context);
  const missed = subscribers.filter(({ state }) => !isReached(state));
  if (missed.length === 0) {
    const state = worstState(reached.map((end) => end.state));
    return { state, text: t('Notifies {0}.', who) };
  }
  const [count, all] = [format.count(reached.length), format.count(subscribers.length)];
  return {
    state: 'partly',
    text: t(
      'Notifies {0} of {1} subscribers: {2}; not {3}.',
      count,
      all,
      who,
      named(missed, context),
    ),
  };
}

function isReached(state: ReachedEnd['state']): boolean {
  return state === 'works' || state === 'partly';
}

function isReceiver({ kind }: ChainNode): boolean {
  return kind === 'subscriber' || kind === 'action';
}

/** The reason is that of the first end that would be reached otherwise. */
function nobody(ends: readonly ReachedEnd[], { t }: CardContext): AlarmCard['verdict'] {
  const unknown = ends.find(({ state }) => state === 'unknown');
  const state = unknown ? 'unknown' : 'broken';
  const { link } = unknown ?? ends.find((end) => end.state === 'broken') ?? {};
  const summary = unknown
    ? t('Whether it notifies anybody cannot be determined.')
    : t('Notifies nobody.');
  return { state, text: sentences([summary, ...(link ? [link.reason] : [])], t) };
}

function named(ends: readonly ReachedEnd[], { t, format }: CardContext): string {
  const names = [...new Set(ends.map(({ node }) => node.label))];
  const shown = names.slice(0, mostNamed);
  const rest = names.length - shown.length;
  const list = format.list(shown);
  return rest === 0 ? list : t('{0} and {1} more', list, format.count(rest));
}
