/**
 * Rows that represent no AWS resource: they show what is missing, old or noteworthy, and the next
 * step.
 */
import { nextStep, type NextStep } from '../text/failures/nextStep';
import { memoizeByScope } from '../text/memoizeByScope';
import type { ViewContext } from '../text/viewContext';
import { scopeId } from '../model/scope';
import { lazyHover, type HoverLink } from '../rows/hover';
import { failureReason } from '../text/failures/failureReason';
import { failureText } from '../text/failures/failureText';
import { joined } from '../text/phrases';
import { isSignIn } from '../signIn/pendingSignIns';
import { partFailure, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { TreeNode } from '../rows/node';
import { childId, scopeNodeId } from '../rows/nodeId';
import type { TreeContext } from './treeContext';

/** Content of an informational row. */
export interface Notice {
  /** Parent row, and key below it. */
  readonly parent: string;
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: TreeNode['icon'];
  readonly next?: NextStep;
  /** `notice` if absent. */
  readonly contextValue?: 'failure' | 'failure.signIn';
  readonly children?: readonly TreeNode[];
}

/** The informational row. */
export function noticeNode(notice: Notice, { format, scopeId }: TreeContext): TreeNode {
  const { label, detail, next, children = [] } = notice;
  return {
    id: childId(notice.parent, 'notice', notice.key),
    target: { kind: 'notice', scope: scopeId, ...(next && { next }) },
    label,
    ...(detail !== undefined && { description: detail }),
    hover: lazyHover(label, () => ({
      facts: [['info', detail]],
      links: [next && stepLink(next)],
    })),
    icon: notice.icon,
    contextValue: notice.contextValue ?? 'notice',
    accessibilityLabel: format.list(detail === undefined ? [label] : [label, detail]),
    collapsible: children.length > 0 ? 'expanded' : 'none',
    children,
  };
}

function stepLink(next: NextStep): HoverLink {
  const { label, command } = next;
  const argument = next.command === 'signIn' ? { argument: next.remedy } : {};
  return { icon: 'arrow-right', label, command, ...argument };
}

/** A fetched part and its display name. */
export interface NamedPart {
  readonly key: string;
  readonly name: string;
  readonly part: Part<unknown> | undefined;
}

/**
 * One row for each reason why parts are missing or old, naming the parts that share it. Omits
 * reasons that a row above shows.
 * @returns the rows, and the reasons that rows below must not repeat
 */
export function failureNotices(
  parent: string,
  parts: readonly NamedPart[],
  context: TreeContext,
): { readonly nodes: readonly TreeNode[]; readonly shownFailures: ReadonlySet<string> } {
  const groups = new Map<string, NamedPart[]>();
  for (const named of parts) {
    const failure = partFailure(named.part);
    if (!failure) continue;
    const { sentence } = failureText(failure, context.t);
    if (context.shownFailures.has(sentence)) continue;
    const key = `${named.part?.kind ?? ''} ${sentence}`;
    groups.set(key, [...(groups.get(key) ?? []), named]);
  }
  const nodes = [...groups.values()].flatMap((group) => groupNotice(parent, group, context));
  const sentences = parts.flatMap(({ part }) => {
    const failure = partFailure(part);
    return failure ? [failureText(failure, context.t).sentence] : [];
  });
  return { nodes, shownFailures: new Set([...context.shownFailures, ...sentences]) };
}

function groupNotice(
  parent: string,
  group: readonly NamedPart[],
  context: TreeContext,
): readonly TreeNode[] {
  const { t, format, now } = context;
  const failure = partFailure(group[0]?.part);
  if (!failure) return [];
  const what = format.list(group.map(({ name }) => name));
  const fetched = group.flatMap(({ part }) => (part?.kind === 'stale' ? [part.fetchedAt] : []));
  const old = fetched.length > 0;
  const { sentence, next } = failureText(failure, t);
  const notice: Notice = {
    parent,
    key: group.map(({ key }) => key).join('+'),
    label: failureReason(failure, t),
    detail: joined(
      old ? t('{0} as of {1}', what, format.time(Math.min(...fetched), now)) : what,
      sentence,
    ),
    contextValue: isSignIn(failure) ? 'failure.signIn' : 'failure',
    icon: old
      ? { id: 'history', color: 'list.warningForeground' }
      : { id: 'warning', color: 'list.warningForeground' },
    ...(next && { next }),
  };
  return [noticeNode(notice, context)];
}

const stepIcons: Readonly<Partial<Record<NextStep['command'], string>>> = {
  signIn: 'sign-in',
  refresh: 'refresh',
  chooseScopes: 'account',
  showLog: 'output',
};

/**
 * What the user can do when the endpoints of the only scope could not be read, one row for each step;
 * none while there are endpoints to show.
 */
export const stepNodes = memoizeByScope((scope, view): readonly TreeNode[] => {
  const { endpoints } = scope;
  if (endpoints.kind !== 'failed') return [];
  const { t } = view;
  const first = nextStep(endpoints.failure, t);
  const usual: readonly NextStep[] = [
    { label: t('Refresh'), command: 'refresh' },
    { label: t('Choose Profiles and Regions'), command: 'chooseScopes' },
    { label: t('Show Log'), command: 'showLog' },
  ];
  const others = usual.filter(({ command }) => command !== first?.command);
  return [...(first ? [first] : []), ...others].map((step) => stepNode(scope, step, view));
});

function stepNode(scope: ScopeSnapshot, next: NextStep, view: ViewContext): TreeNode {
  const id = scopeId(scope.scope);
  const known = { scope, whole: scope, scopeId: id, shownFailures: new Set<string>() };
  const notice = {
    parent: scopeNodeId(id),
    key: `step ${next.command}`,
    label: next.label,
    icon: { id: stepIcons[next.command] ?? 'arrow-right' },
    next,
  };
  return noticeNode(notice, { ...view, ...known });
}
