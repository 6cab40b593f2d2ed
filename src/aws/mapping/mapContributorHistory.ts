/** Maps the history of the contributors of a log alarm to the model. */
import type { AlarmHistoryItem as Source } from '@aws-sdk/client-cloudwatch';
import type { ContributorAction, ContributorTransition } from '../../core/model/alarmHistory';
import { readText, readTime } from './fields';
import { alarmStates } from './mapAlarm';
import { historyMember, readHistoryData, toActionItem } from './mapHistory';
import { readAttributes } from './mapLogAlarm';

/** A change of a contributor's state; undefined if it cannot be parsed. */
export function toContributorTransition(
  source: Source,
  alarmName: string,
): ContributorTransition | undefined {
  const at = readTime(source.Timestamp);
  const { newState } = readHistoryData(source);
  const to = alarmStates.find((known) => known === historyMember(newState, 'stateValue'));
  const contributor = contributorOf(source);
  if (at === undefined || !to || !contributor) return undefined;
  const reason = readText(historyMember(newState, 'stateReason')) ?? '';
  return { alarmName, contributor, at, to, reason };
}

/** An action that ran for a contributor; undefined if it cannot be parsed. */
export function toContributorAction(
  source: Source,
  alarmName: string,
): ContributorAction | undefined {
  const contributor = contributorOf(source);
  const item = toActionItem(source, alarmName);
  if (!contributor || !item) return undefined;
  return { ...item, contributor };
}

function contributorOf(source: Source): ContributorTransition['contributor'] | undefined {
  const id = readText(source.AlarmContributorId);
  return id === undefined
    ? undefined
    : { id, attributes: readAttributes(source.AlarmContributorAttributes) };
}
