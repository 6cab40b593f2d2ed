/** The links of a chain that do not work, those with the same reason together. */
import type { CardButton } from '../../core/alarms/view/cardButton';
import type { ChainNode, LinkState } from '../../core/alarms/view/chain';

/** Links with one reason. */
export interface ChainProblem {
  readonly state: Exclude<LinkState, 'works'>;
  readonly reason: string;
  /** The names of the nodes that they lead to. */
  readonly names: readonly string[];
  readonly fixes: readonly CardButton[];
}

/** All problems, in the order of the chain. */
export function chainProblems(chain: ChainNode): readonly ChainProblem[] {
  const found = new Map<string, ChainProblem>();
  for (const node of allNodes(chain)) {
    const { link } = node;
    if (!link || link.state === 'works') continue;
    const { state, reason, fixes } = link;
    const before = found.get(reason);
    found.set(reason, {
      state,
      reason,
      names: [...(before?.names ?? []), nameOf(node)],
      // Each fix once: those of many subscribers of a topic have the same label.
      fixes: [...(before?.fixes ?? []), ...fixes].filter(
        ({ label: own }, index, all) => all.findIndex((one) => one.label === own) === index,
      ),
    });
  }
  return [...found.values()];
}

/** An address says by itself what it is. */
function nameOf({ kind, role, label }: ChainNode): string {
  return kind === 'subscriber' || kind === 'nobody' ? label : `${role} ${label}`;
}

function allNodes(node: ChainNode): readonly ChainNode[] {
  return [node, ...node.next.flatMap(allNodes)];
}
