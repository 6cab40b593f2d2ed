/** Texts for the order and the groups of the tree. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { joined } from '../../text/phrases';
import type { Arrangement, Grouping, SortOrder } from '../../text/treeChoices';

/** The name of an order, as a choice. */
export function sortText(sort: SortOrder, t: Translate): string {
  switch (sort) {
    case 'name':
      return t('By name');
    case 'connectedFirst':
      return t('Connected first');
    case 'connections':
      return t('By number of connections');
    case 'state':
      return t('By status');
  }
}

/** The name of a grouping, as a choice. */
export function groupingText(group: Grouping, t: Translate): string {
  switch (group.by) {
    case 'scope':
      return t('By profile and region');
    case 'account':
      return t('By account');
    case 'state':
      return t('By status');
    case 'tag':
      return t('By tag {0}', displayText(group.key));
  }
}

/** A short note on an unusual order or grouping, for the view's title; empty for the usual ones. */
export function arrangementText({ sort, group }: Arrangement, t: Translate): string {
  return joined(
    sort === 'name' ? undefined : t('sorted: {0}', sortText(sort, t)),
    group.by === 'scope' ? undefined : t('grouped: {0}', groupingText(group, t)),
  );
}
