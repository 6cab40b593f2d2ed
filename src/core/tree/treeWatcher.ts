/**
 * The row of an alarm of another account that watches an endpoint. Its main row is in its own
 * scope.
 */
import type { Watcher } from '../model/elsewhere';
import { displayText } from '../text/displayText';
import { alarmStateWord } from '../text/stateWords';
import type { TreeNode } from '../rows/node';
import { distinctKeys } from '../rows/nodeId';
import type { TreeContext } from './treeContext';
import { noticeNode } from './treeNotice';

/** The alarms of other accounts that watch the endpoint. */
export function watchersOf({ scope }: Pick<TreeContext, 'scope'>, endpointId: string): Watcher[] {
  const watchers = scope.elsewhere?.watchers ?? [];
  return watchers.filter(({ endpointIds }) => endpointIds.includes(endpointId));
}

/** One row for each alarm. */
export function watcherNodes(
  parent: string,
  watchers: readonly Watcher[],
  context: TreeContext,
): readonly TreeNode[] {
  const { t } = context;
  return distinctKeys(watchers, ({ scope, alarmName }) => `${scope}/${alarmName}`).map(
    ([key, { scope, alarmName, state }]) =>
      noticeNode(
        {
          parent,
          key: `watcher ${key}`,
          label: t('Alarm {0}', displayText(alarmName)),
          detail: t('{0}; an alarm of {1}', alarmStateWord(state, t), displayText(scope)),
          icon: { id: 'bell' },
        },
        context,
      ),
  );
}
