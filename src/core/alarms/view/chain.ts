/** The chain of an alarm's notification, from the endpoint to each subscriber, as plain data. */
import type { CardButton } from './cardButton';

/**
 * Whether a link passes a notification on. `partly`: not every one. `unknown`: it cannot be
 * determined.
 */
export type LinkState = 'works' | 'partly' | 'broken' | 'unknown';

/** What leads to a node. */
export interface ChainLink {
  readonly state: LinkState;
  /** One sentence, or several if there are several faults. */
  readonly reason: string;
  /** What repairs it. */
  readonly fixes: readonly CardButton[];
}

/**
 * `mute`: a mute rule of CloudWatch. `rule`: an EventBridge rule. `action`: an action that is no topic.
 * `nobody`: the end of a chain that has no subscriber.
 */
export type ChainNodeKind =
  'endpoint' | 'alarm' | 'mute' | 'rule' | 'topic' | 'action' | 'subscriber' | 'nobody';

/** A node, and what follows it. */
export interface ChainNode {
  readonly kind: ChainNodeKind;
  /** What it is, in a word: `Topic`. */
  readonly role: string;
  readonly label: string;
  readonly detail: string | null;
  /** Null for the endpoint. */
  readonly link: ChainLink | null;
  readonly next: readonly ChainNode[];
}

/** The signs of the states: shapes, so that no information depends on color alone. */
export const linkSigns: Readonly<Record<LinkState, string>> = {
  works: '✓',
  partly: '!',
  broken: '×',
  unknown: '?',
};

/** The end of a chain with the worst state on the way to it. */
export interface ReachedEnd {
  readonly node: ChainNode;
  readonly state: LinkState;
  /** The link that has this state. */
  readonly link: ChainLink | null;
}

const severityRank: Readonly<Record<LinkState, number>> = {
  works: 0,
  partly: 1,
  unknown: 2,
  broken: 3,
};

/** The worst of several states; `works` for none. */
export function worstState(states: readonly LinkState[]): LinkState {
  return states.reduce<LinkState>(
    (worst, state) => (severityRank[state] > severityRank[worst] ? state : worst),
    'works',
  );
}

/** All ends of the chain, in order. */
export function chainEnds(node: ChainNode, before?: ReachedEnd): readonly ReachedEnd[] {
  const { link } = node;
  const state = link?.state ?? 'works';
  const worse = !before || severityRank[state] > severityRank[before.state];
  const reached = worse ? { node, state, link } : { ...before, node };
  return node.next.length === 0 ? [reached] : node.next.flatMap((next) => chainEnds(next, reached));
}
