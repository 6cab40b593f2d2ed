/** CloudWatch's calls that read alarms. */
import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  type AlarmHistoryItem,
  type DescribeAlarmsCommandOutput,
  type HistoryItemType,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import type { Alarm } from '../core/model/alarm';
import type { AlarmPage, AlarmsPort, TimeRange } from '../core/ports/aws';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller, Send } from './calls/caller';
import { readText } from './mapping/fields';
import { toAlarm } from './mapping/mapAlarm';
import { readMuteRules } from './muteRules';
import { toHistoryItem, toTransition } from './mapping/mapHistory';
import { readStoredAlarm } from './storedAlarm';

/** CloudWatch's maximum per page, and for `AlarmNames`. */
const MaxRecords = 100;

/** The alarms port of one scope. */
export function createAlarmsPort(caller: Caller): AlarmsPort {
  return {
    list: (signal) => describe(caller, { action: describeAlarms, signal }, undefined, toAlarm),
    page: (token, signal) => readPage(caller, token, signal),
    get: (names, signal) => getAlarms(caller, names, signal),
    stored: (name, signal) => readStoredAlarm(caller, name, signal),
    transitions: (name, range, signal) =>
      readHistory(
        caller,
        { AlarmName: name, HistoryItemType: 'StateUpdate' },
        range,
        signal,
        (item) => toTransition(item, name),
      ),
    history: (name, range, signal) =>
      readHistory(caller, { AlarmName: name }, range, signal, (item) => toHistoryItem(item, name)),
    muteRules: (known, signal) => readMuteRules(caller, known, signal),
  };
}

const describeAlarms = 'cloudwatch:DescribeAlarms';

async function describe(
  caller: Caller,
  site: CallSite,
  AlarmNames: string[] | undefined,
  map: (source: MetricAlarm) => Alarm | undefined,
): Promise<Alarm[]> {
  const pages = await caller.pages(
    site,
    (token) => sendDescribe(AlarmNames, token),
    (page) => page.NextToken,
  );
  return readItems(caller, site, pages, (page) => page.MetricAlarms, map);
}

function sendDescribe(
  AlarmNames: string[] | undefined,
  NextToken: string | undefined,
): Send<DescribeAlarmsCommandOutput> {
  const input = { AlarmTypes: ['MetricAlarm' as const], AlarmNames, MaxRecords, NextToken };
  return (clients, options) => clients.cloudwatch().send(new DescribeAlarmsCommand(input), options);
}

async function readPage(
  caller: Caller,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<AlarmPage> {
  const site: CallSite = { action: describeAlarms, signal };
  const page = await caller.run(site, sendDescribe(undefined, token));
  const next = readText(page.NextToken);
  const alarms = readItems(caller, site, [page], ({ MetricAlarms }) => MetricAlarms, toAlarm);
  return { alarms, ...(next !== undefined && { next }) };
}

/**
 * Checks before a write, so an existing alarm that cannot be parsed is a failure here and not
 * omitted: its name would look free.
 */
async function getAlarms(
  caller: Caller,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Alarm[]> {
  const wanted = [...new Set(names)];
  const alarms: Alarm[] = [];
  for (let i = 0; i < wanted.length; i += MaxRecords) {
    const some = wanted.slice(i, i + MaxRecords);
    const site: CallSite = {
      action: describeAlarms,
      ...(some.length === 1 && { resource: some[0] }),
      signal,
    };
    const map = (source: MetricAlarm): Alarm => {
      const alarm = toAlarm(source);
      if (!alarm) throw caller.failure(site, 'malformed', 'An alarm cannot be read.');
      return alarm;
    };
    alarms.push(...(await describe(caller, site, some, map)));
  }
  return alarms;
}

/** The valid items of one kind within the range, oldest first. */
async function readHistory<Item extends { readonly at: number }>(
  caller: Caller,
  wanted: { readonly AlarmName: string; readonly HistoryItemType?: HistoryItemType },
  { start, end }: TimeRange,
  signal: AbortSignal | undefined,
  map: (item: AlarmHistoryItem) => Item | undefined,
): Promise<Item[]> {
  const site: CallSite = {
    action: 'cloudwatch:DescribeAlarmHistory',
    resource: wanted.AlarmName,
    signal,
  };
  const input = {
    ...wanted,
    StartDate: new Date(start),
    EndDate: new Date(end),
    ScanBy: 'TimestampAscending' as const,
    MaxRecords,
  };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients.cloudwatch().send(new DescribeAlarmHistoryCommand({ ...input, NextToken }), options),
    (page) => page.NextToken,
  );
  const items = readItems(caller, site, pages, (page) => page.AlarmHistoryItems, map);
  return items.filter(({ at }) => at >= start && at < end).sort((one, other) => one.at - other.at);
}
