/**
 * The resources that an action created in the account. They are recorded so that the action can
 * report them and continue from them.
 */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';

/**
 * A resource that an action created. `sure` is false if the response to the call was lost and AWS
 * could not be read: the resource may or may not exist.
 */
export type Made =
  | { readonly kind: 'topic'; readonly arn: string; readonly sure: boolean }
  | {
      readonly kind: 'subscription';
      readonly topicArn: string;
      readonly email: string;
      readonly sure: boolean;
    }
  | { readonly kind: 'alarm'; readonly name: string; readonly sure: boolean };

/** The list with this entry, which replaces an earlier one about the same resource. */
export function withMade(list: readonly Made[], entry: Made): readonly Made[] {
  return [...withoutMade(list, entry), entry];
}

/** The list without the entry about the same resource. */
export function withoutMade(list: readonly Made[], entry: Made): readonly Made[] {
  return list.filter((other) => keyOf(other) !== keyOf(entry));
}

/** Whether the list contains the same resource, confirmed or not. */
export function hasMade(list: readonly Made[], entry: Made): boolean {
  return list.some((other) => keyOf(other) === keyOf(entry));
}

/** One sentence for display. */
export function madeText(made: Made, t: Translate): string {
  switch (made.kind) {
    case 'topic': {
      const name = topicName(made.arn);
      return made.sure
        ? t('The topic {0} has been created.', name)
        : t('The topic {0} may have been created.', name);
    }
    case 'subscription':
      return made.sure
        ? t('{0} has been subscribed.', displayText(made.email))
        : t('{0} may have been subscribed.', displayText(made.email));
    case 'alarm':
      return made.sure
        ? t('The alarm {0} has been written.', displayText(made.name))
        : t('The alarm {0} may have been written.', displayText(made.name));
  }
}

function keyOf(made: Made): string {
  switch (made.kind) {
    case 'topic':
      return `topic ${made.arn}`;
    case 'subscription':
      return `subscription ${made.topicArn} ${made.email.toLowerCase()}`;
    case 'alarm':
      return `alarm ${made.name}`;
  }
}
