/** The state of a link of the chain, from the findings about it. */
import type { Diagnosis, Finding } from '../diagnosis/finding';
import { findingText } from '../diagnosis/text/findingText';
import { fixText } from '../diagnosis/text/fixText';
import { sentences } from '../text/phrases';
import type { CardContext } from './cardContext';
import type { CardButton } from './view/cardButton';
import { worstState, type ChainLink, type LinkState } from './view/chain';

/** Findings of lower severity that leave nobody notified. */
const silencing: ReadonlySet<Diagnosis['rule']> = new Set(['actionsOff', 'noAction', 'ruleSilent']);

/** Findings that say what is unknown. */
const unknowing: ReadonlySet<Diagnosis['rule']> = new Set([
  'topicUnread',
  'otherAccount',
  'notJudged',
  'unread',
]);

/** What a finding makes of its link. */
function stateOf({ severity, diagnosis }: Finding): LinkState {
  const { rule } = diagnosis;
  if (severity === 'error' || silencing.has(rule)) return 'broken';
  if (rule === 'muted') return diagnosis.active ? 'broken' : 'partly';
  if (unknowing.has(rule)) return 'unknown';
  if (rule === 'topicFault') return diagnosis.fault.kind === 'undecided' ? 'unknown' : 'partly';
  return severity === 'warning' ? 'partly' : 'works';
}

/**
 * The link with these findings: the worst state counts, and the reasons for it are shown.
 * @param works the sentence for a link without a fault
 */
export function linkWith(
  found: readonly Finding[],
  works: string,
  context: CardContext,
): ChainLink {
  const state = worstState(found.map(stateOf));
  if (state === 'works') return workingLink(works);
  const worst = found.filter((finding) => stateOf(finding) === state);
  const reasons = worst.map((finding) => findingText(finding, context).what);
  return {
    state,
    reason: sentences([...new Set(reasons)], context.t),
    fixes: fixesOf(found, context),
  };
}

/** A link that passes everything on. */
export function workingLink(reason: string): ChainLink {
  return { state: 'works', reason, fixes: [] };
}

/** The fixes of findings as buttons; none if nothing may be changed. */
function fixesOf(found: readonly Finding[], { t, readOnly }: CardContext): readonly CardButton[] {
  if (readOnly === true) return [];
  return found.flatMap(({ id, fix }) =>
    fix ? [{ label: fixText(fix, t).label, step: { kind: 'fix', finding: id } as const }] : [],
  );
}
