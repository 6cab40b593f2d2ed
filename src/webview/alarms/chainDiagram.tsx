/**
 * The chain of a notification as a diagram: nested lists, so that a screen reader reads it as a tree, drawn
 * from left to right where there is room. A link shows its reason when it is focused or clicked; the reasons
 * of links that do not work are always shown.
 */
import { useRef, useState } from 'preact/hooks';
import type { AlarmsTexts } from '../../core/alarms/view/alarmsTexts';
import { linkSigns, type ChainLink, type ChainNode } from '../../core/alarms/view/chain';
import { fill } from '../../core/text/fill';
import type { TabMessage } from '../../protocol/alarms';
import { Buttons } from './buttons';
import { chainProblems, type ChainProblem } from './chainProblems';
import { useStacked } from './useStacked';

interface DiagramProps {
  readonly chain: ChainNode;
  readonly texts: AlarmsTexts;
  readonly post: (message: TabMessage) => void;
}

/** More nodes side by side are shown on request. */
const mostShown = 8;

/** The diagram, and below it the reasons. */
export function ChainDiagram({ chain, texts, post }: DiagramProps) {
  const [chosen, choose] = useState<ChainNode | undefined>();
  const [all, setAll] = useState(false);
  const nodes = useRef<HTMLOListElement>(null);
  useStacked(nodes, chain, all);
  const problems = chainProblems(chain);
  const link = chosen?.link;
  return (
    <div class="chain">
      <ol class="nodes" ref={nodes} aria-label={texts.chain}>
        <Node node={chain} texts={texts} all={all} onChoose={choose} />
      </ol>
      {countHidden(chain) > 0 && !all && (
        <button
          type="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {fill(texts.showAll, widest(chain))}
        </button>
      )}
      <ul class="reasons">
        {problems.map((problem) => (
          <Problem key={problem.reason} problem={problem} texts={texts} post={post} />
        ))}
      </ul>
      <p class="note chosen" aria-hidden="true">
        {chosen && link?.state === 'works'
          ? fill(texts.linkName, chosen.role, chosen.label, link.reason)
          : legend(texts)}
      </p>
    </div>
  );
}

/** The signs and their meanings. */
function legend({ linkStates }: AlarmsTexts): string {
  const states = ['works', 'partly', 'broken', 'unknown'] as const;
  return states.map((state) => `${linkSigns[state]} ${linkStates[state]}`).join(' · ');
}

interface NodeProps {
  readonly node: ChainNode;
  readonly texts: AlarmsTexts;
  /** Whether all nodes side by side are shown. */
  readonly all: boolean;
  readonly onChoose: (node: ChainNode) => void;
}

function Node({ node, texts, all, onChoose }: NodeProps) {
  const { kind, role, label, detail, link, next } = node;
  const shown = all ? next : next.slice(0, mostShown);
  return (
    <li>
      <div class="step">
        {link && <LinkButton {...{ node, link, texts, onChoose }} />}
        <div class={`node ${kind}`}>
          <span class="role">
            {role}
            {detail !== null && ` · ${detail}`}
          </span>
          <span class="label" title={label}>
            {label}
          </span>
        </div>
      </div>
      {shown.length > 0 && (
        <ol>
          {shown.map((child, index) => (
            <Node key={index} node={child} {...{ texts, all, onChoose }} />
          ))}
        </ol>
      )}
    </li>
  );
}

interface LinkProps extends Omit<NodeProps, 'all'> {
  readonly link: ChainLink;
}

function LinkButton({ node, link, texts, onChoose }: LinkProps) {
  const { state, reason } = link;
  const name = fill(texts.linkName, node.role, texts.linkStates[state], reason);
  const show = (): void => {
    onChoose(node);
  };
  return (
    <button
      type="button"
      class={`chainLink ${state}`}
      aria-label={name}
      title={name}
      onFocus={show}
      onClick={show}
    >
      {linkSigns[state]}
    </button>
  );
}

interface ProblemProps extends Pick<DiagramProps, 'texts' | 'post'> {
  readonly problem: ChainProblem;
}

/** More names are counted. */
const mostNamed = 3;

function Problem({ problem, texts, post }: ProblemProps) {
  const { state, names, reason, fixes } = problem;
  const shown = names.slice(0, mostNamed).join(', ');
  const rest = names.length - mostNamed;
  const text = rest > 0 ? fill(texts.andMore, shown, rest, reason) : `${shown}: ${reason}`;
  return (
    <li class={state}>
      <span class={`sign ${state}`} role="img" aria-label={texts.linkStates[state]}>
        {linkSigns[state]}
      </span>
      <span class="text">{text}</span>
      <span class="fixes">
        <Buttons buttons={fixes} post={post} />
      </span>
    </li>
  );
}

/** How many nodes side by side are not shown at first. */
function countHidden({ next }: ChainNode): number {
  const own = Math.max(0, next.length - mostShown);
  return next.reduce((sum, node) => sum + countHidden(node), own);
}

/** The largest number of nodes side by side. */
function widest({ next }: ChainNode): number {
  return Math.max(next.length, ...next.map(widest));
}
