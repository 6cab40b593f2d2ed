/**
 * Deletes an alarm only if it is still the one that the user saw, and reports what stays in the
 * account.
 */
import type { AnyAlarm } from '../model/logAlarm';
import type { Subscription } from '../model/topic';
import type { ScopeAws } from '../ports/aws';
import { deleteAlarmCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { topicName } from '../text/names';
import { alarmDifferences } from './write/alarmDifferences';
import { stopped, type Stopped } from './write/attempt';
import { deleteSeen, type Deleted, type Deletion } from './write/deleteSeen';
import { findAlarm } from './write/find';
import { leftoversOf, type Leftover } from './leftovers';
import { receivers, type Receiver } from './receivers';

export type DeletePreview =
  | {
      readonly kind: 'ready';
      readonly alarm: AnyAlarm;
      /** The topics that the alarm notifies. They stay, with their subscriptions. */
      readonly remaining: readonly Receiver[];
      /** What else was made for the alarm and stays. */
      readonly leftovers: readonly Leftover[];
    }
  | { readonly kind: 'gone' }
  | Stopped;

/**
 * Reads what the confirmation dialog shows.
 * @throws unexpected errors
 */
export async function previewDelete(
  name: string,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<DeletePreview> {
  try {
    const alarm = await findAlarm(aws, name, signal);
    if (!alarm) return { kind: 'gone' };
    const actions = [...alarm.alarmActions, ...alarm.okActions, ...alarm.insufficientDataActions];
    const remaining = await receivers(actions, aws, signal);
    return { kind: 'ready', alarm, remaining, leftovers: await leftoversOf(alarm, aws, signal) };
  } catch (error) {
    return stopped(error);
  }
}

/**
 * Deletes the alarm.
 * @param seen the alarm that the user confirmed
 * @throws unexpected errors
 */
export function deleteAlarm(
  seen: AnyAlarm,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<Deleted<AnyAlarm>> {
  const { name } = seen;
  const deletion: Deletion<AnyAlarm> = {
    call: deleteAlarmCall(name),
    find: (findSignal) => findAlarm(aws, name, findSignal),
    isSeen: (now) => alarmDifferences(seen, now).length === 0,
    stillThere: t('The alarm is still there.'),
  };
  return deleteSeen(deletion, aws, signal);
}

/** One sentence for each topic that stays. */
export function remainingTexts(remaining: readonly Receiver[], t: Translate): readonly string[] {
  return remaining.flatMap((receiver) => {
    const name = topicName(receiver.topicArn);
    switch (receiver.kind) {
      case 'known':
        return subscriptionText(name, [...receiver.confirmed, ...receiver.pending], t);
      case 'unknown':
        return t('The topic {0} stays, with its subscriptions.', name);
      case 'gone':
        return [];
    }
  });
}

function subscriptionText(name: string, all: readonly Subscription[], t: Translate): string {
  if (all.length === 0) return t('The topic {0} stays; it has no subscriptions.', name);
  const addresses = all.map(({ endpoint }) => displayText(endpoint)).join(', ');
  return t('The topic {0} stays, with its subscriptions: {1}.', name, addresses);
}
