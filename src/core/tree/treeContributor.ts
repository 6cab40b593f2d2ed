/** The rows below a log alarm in ALARM: who is behind it, one row for each contributor. */
import { contributorFacts } from '../logAlarms/contributor';
import { isOpen } from '../model/connection';
import type { AlarmContributor, LogAlarm } from '../model/logAlarm';
import { partValue } from '../model/snapshot';
import { lazyHover, type HoverContent } from '../rows/hover';
import type { TreeNode } from '../rows/node';
import { childId, distinctKeys } from '../rows/nodeId';
import { displayText } from '../text/displayText';
import { contributorName } from '../text/names';
import { joined, nonEmpty } from '../text/phrases';
import { connectionLinks } from './treeConnection';
import type { TreeContext } from './treeContext';
import { failureNotices } from './treeNotice';

/** The rows, in the order of CloudWatch, and why they could not be read. */
export function contributorNodes(
  parent: string,
  alarm: LogAlarm,
  context: TreeContext,
): readonly TreeNode[] {
  const part = context.scope.contributors[alarm.name];
  const named = [{ key: 'contributors', name: context.t('Contributors'), part }];
  return [
    ...failureNotices(parent, named, context).nodes,
    ...distinctKeys(partValue(part) ?? [], ({ id }) => id).map(([key, contributor]) =>
      contributorNode(parent, key, contributor, context),
    ),
  ];
}

function contributorNode(
  parent: string,
  key: string,
  contributor: AlarmContributor,
  context: TreeContext,
): TreeNode {
  const { t, format, now } = context;
  const label = contributorName(contributor);
  const { deviceIp, reason } = contributorFacts(contributor);
  const { since } = contributor;
  const subject = subjectOf(contributor, context);
  const facts = [
    since === undefined ? undefined : t('since {0}', format.time(since, now)),
    ...[deviceIp, reason].map((text) => (text === undefined ? undefined : displayText(text))),
  ];
  return {
    id: childId(parent, 'contributor', key),
    ...subject,
    label,
    description: joined(...facts),
    hover: lazyHover(label, () => ({
      facts: contributorHover(contributor, context),
      links: subject.target.kind === 'connection' ? connectionLinks(subject.target, context) : [],
    })),
    icon: { id: 'person', color: 'charts.red' },
    accessibilityLabel: format.list(nonEmpty(t('{0} is in ALARM', label), ...facts)),
    collapsible: 'none',
    children: [],
  };
}

/** The connection, so that its commands can be run here, while EC2 lists it as open. */
function subjectOf(
  contributor: AlarmContributor,
  { scope, scopeId }: TreeContext,
): Pick<TreeNode, 'target' | 'contextValue'> {
  const { connectionId } = contributorFacts(contributor);
  const open = Object.values(scope.connections)
    .flatMap((part) => partValue(part) ?? [])
    .find((one) => one.id === connectionId && isOpen(one));
  if (!open) return { target: { kind: 'notice', scope: scopeId }, contextValue: 'notice' };
  const { id, endpointId } = open;
  return {
    target: { kind: 'connection', scope: scopeId, endpointId, connectionId: id },
    contextValue: 'connection',
  };
}

function contributorHover(
  { id, attributes, stateReason, since }: AlarmContributor,
  { t, format, now }: TreeContext,
): HoverContent['facts'] {
  const values = Object.entries(attributes).map(
    ([name, value]) => `${displayText(name)}: ${value}`,
  );
  return [
    [
      'bell-dot',
      since === undefined ? t('In ALARM') : t('in ALARM since {0}', format.time(since, now)),
    ],
    ['list-flat', joined(...values)],
    ['info', stateReason],
    ['tag', id],
  ];
}
