/** Sentences about the delivery of a log alarm that was tested with a connection. */
import type { AnyAlarm } from '../../model/logAlarm';
import { parseTopicArn } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import { actionRemedy } from '../../text/actionRemedy';
import { displayName, displayText } from '../../text/displayText';
import { sentences } from '../../text/phrases';
import { topicName } from '../../text/names';
import type { ViewContext } from '../../text/viewContext';
import type { AwaitedConnection } from './awaitConnection';

/** A connection that was notified, or that should have been. */
type Notified = Extract<AwaitedConnection, { readonly kind: 'notified' }>;

/** Whether CloudWatch could run all actions. */
export function isDelivered({ actions }: Notified): boolean {
  return actions.every(({ succeeded }) => succeeded);
}

/** The log has NA where it has no name. */
function userOf(attributes: Readonly<Record<string, string>>, t: Translate): string {
  const { username, common_name: commonName, connection_id: id } = attributes;
  const names = [username, commonName, id].filter((name) => name !== 'NA');
  return displayName(...names, t('Unknown user'));
}

/**
 * The actions of the old alarm that the log alarm does not have: it notifies topics, on ALARM only.
 * Undefined if there are none.
 */
export function missingActionsText(
  old: Pick<AnyAlarm, 'name' | 'alarmActions' | 'okActions' | 'insufficientDataActions'>,
  t: Translate,
): string | undefined {
  const others = old.alarmActions.filter((arn) => parseTopicArn(arn) === undefined);
  const missing = new Set([...others, ...old.okActions, ...old.insufficientDataActions]);
  if (missing.size === 0) return undefined;
  return t(
    'Actions of {0} that the log alarm does not have: {1}.',
    displayText(old.name),
    [...missing].map((arn) => displayText(arn)).join(', '),
  );
}

/**
 * The other endpoints that the old alarm watches, which the log alarm does not. Undefined if there are
 * none.
 * @param others display names
 */
export function otherEndpointsText(
  old: Pick<AnyAlarm, 'name'>,
  others: readonly string[],
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string | undefined {
  if (others.length === 0) return undefined;
  return t(
    '{0} also watches {1}, and the log alarm does not: upgrade it for each of them before you delete it.',
    displayText(old.name),
    format.list(others),
  );
}

/** Who connected, and what CloudWatch did then. */
export function notifiedText({ transition, actions }: Notified, t: Translate): string {
  const who = userOf(transition.contributor.attributes, t);
  if (actions.length === 0) {
    return t(
      'The log alarm went into ALARM for {0}. Check that the notification has arrived: EventBridge sends it, and records no outcome.',
      who,
    );
  }
  const failed = actions.find(({ succeeded }) => !succeeded);
  if (!failed) {
    const topics = actions.map(({ actionArn }) => topicName(actionArn)).join(', ');
    return t('The log alarm notified {1} of the connection of {0}.', who, topics);
  }
  const error = failed.error ?? '';
  return sentences(
    [
      t(
        'The log alarm saw the connection of {0}, but could not notify {1}: {2}',
        who,
        topicName(failed.actionArn),
        displayText(error),
      ),
      actionRemedy(error, t),
    ],
    t,
  );
}
