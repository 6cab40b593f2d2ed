/**
 * Maps the items of an alarm's history to the model. HistoryData is JSON of at most 4,095
 * characters, so it may be truncated: data that the summary also contains are then read from there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmHistoryItem.html
 */
import type { AlarmHistoryItem as Source, HistoryItemType } from '@aws-sdk/client-cloudwatch';
import { isRecord } from '../../core/base/isRecord';
import type { Transition } from '../../core/model/alarm';
import type {
  ActionItem,
  AlarmHistoryItem,
  ConfigurationItem,
  StateItem,
} from '../../core/model/alarmHistory';
import { omitUndefined, readText, readTime } from './fields';
import { alarmStates, toDefinition } from './mapAlarm';

/**
 * An item; undefined if it cannot be parsed, or concerns one contributor of an alarm.
 * @param alarmName the requested alarm
 */
export function toHistoryItem(source: Source, alarmName: string): AlarmHistoryItem | undefined {
  const type: HistoryItemType | undefined = source.HistoryItemType;
  switch (type) {
    case 'StateUpdate':
      return toStateItem(source, alarmName);
    case 'Action':
      return toActionItem(source, alarmName);
    case 'ConfigurationUpdate':
      return toConfigurationItem(source, alarmName);
    default:
      return undefined;
  }
}

/** A StateUpdate item without its datapoints; undefined if it cannot be parsed. */
export function toTransition(source: Source, alarmName: string): Transition | undefined {
  const at = readTime(source.Timestamp);
  const { oldState, newState } = readHistoryData(source);
  const from = alarmStates.find((known) => known === historyMember(oldState, 'stateValue'));
  const to = alarmStates.find((known) => known === historyMember(newState, 'stateValue'));
  if (at === undefined || !from || !to) return undefined;
  return {
    alarmName,
    at,
    from,
    to,
    reason: readText(historyMember(newState, 'stateReason')) ?? '',
  };
}

function toStateItem(source: Source, alarmName: string): StateItem | undefined {
  const transition = toTransition(source, alarmName);
  const data = historyMember(readHistoryData(source).newState, 'stateReasonData');
  const reasonData = typeof data === 'object' && data !== null ? JSON.stringify(data) : undefined;
  return transition && { kind: 'state', ...transition, ...omitUndefined({ reasonData }) };
}

/** CloudWatch's summary, in English whatever the console's language. */
const summary =
  /^(Successfully executed|Failed to execute) action (\S+?)\.?(?: Received error: "(.*))?$/s;

/** An action; undefined if it cannot be parsed. */
export function toActionItem(source: Source, alarmName: string): ActionItem | undefined {
  const at = readTime(source.Timestamp);
  const data = readHistoryData(source);
  const [, outcome, arn, error] = summary.exec(source.HistorySummary ?? '') ?? [];
  const actionArn = readText(data.notificationResource) ?? arn;
  const state = readText(data.actionState) ?? (outcome && words[outcome]);
  if (at === undefined || actionArn === undefined || state === undefined) return undefined;
  const why = readText(data.error) ?? error?.replace(/"$/, '');
  const succeeded = state === 'Succeeded';
  return { kind: 'action', alarmName, at, actionArn, succeeded, ...omitUndefined({ error: why }) };
}

const words: Readonly<Record<string, string>> = {
  'Successfully executed': 'Succeeded',
  'Failed to execute': 'Failed',
};

const changes: Readonly<Record<string, ConfigurationItem['change']>> = {
  Create: 'created',
  Update: 'updated',
  Delete: 'deleted',
};

function toConfigurationItem(source: Source, alarmName: string): ConfigurationItem | undefined {
  const at = readTime(source.Timestamp);
  const data = readHistoryData(source);
  const change =
    changes[readText(data.type) ?? ''] ??
    Object.values(changes).find((word) => source.HistorySummary?.endsWith(` ${word}`));
  if (at === undefined || !change) return undefined;
  const alarm = upperKeys(data[`${change}Alarm`]);
  const definition = isRecord(alarm) ? toDefinition(alarm) : undefined;
  return { kind: 'configuration', alarmName, at, change, ...omitUndefined({ definition }) };
}

/** Keys start in lower case here (`alarmName`, `okActions` or `okactions`), unlike in the API. */
function upperKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upperKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [upper(key), upperKeys(of)]));
}

function upper(key: string): string {
  return /^okactions$/i.test(key) ? 'OKActions' : key.charAt(0).toUpperCase() + key.slice(1);
}

/** An item's HistoryData; empty if it is not an object. */
export function readHistoryData({ HistoryData }: Source): Readonly<Record<string, unknown>> {
  try {
    const data: unknown = JSON.parse(HistoryData ?? '');
    return isRecord(data) ? data : {};
  } catch {
    return {};
  }
}

/** A member of an object in HistoryData. */
export function historyMember(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
