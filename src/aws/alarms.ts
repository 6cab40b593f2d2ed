/** CloudWatch's calls that read alarms. */
import {
  DescribeAlarmContributorsCommand,
  DescribeAlarmsCommand,
  type AlarmType,
  type CompositeAlarm,
  type DescribeAlarmsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type { AlarmContributor, AnyAlarm } from '../core/model/logAlarm';
import type { AlarmPage, AlarmsPort } from '../core/ports/aws';
import { historyReads } from './alarmHistory';
import { AlarmTypes } from './alarmTypes';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller, Send } from './calls/caller';
import { readText } from './mapping/fields';
import { toAlarm } from './mapping/mapAlarm';
import { toContributor, toLogAlarm } from './mapping/mapLogAlarm';
import { readMuteRules } from './muteRules';
import { readStoredAlarm } from './storedAlarm';

/** CloudWatch's maximum per page, and for `AlarmNames`. */
const MaxRecords = 100;

/** The alarms port of one scope. */
export function createAlarmsPort(caller: Caller): AlarmsPort {
  const alarmTypes = new AlarmTypes();
  return {
    list: (signal) =>
      alarmTypes.reading((AlarmTypes) => listAlarms(caller, { AlarmTypes }, signal)),
    withAction: (ActionPrefix, signal) =>
      alarmTypes.reading((AlarmTypes) => listAlarms(caller, { AlarmTypes, ActionPrefix }, signal)),
    page: (token, signal) => readPage(caller, alarmTypes, token, signal),
    get: (names, signal) => getAlarms(caller, alarmTypes, names, signal),
    isComposite: (name, signal) => isComposite(caller, name, signal),
    stored: (name, signal) => readStoredAlarm(caller, name, signal),
    contributors: (name, signal) => readContributors(caller, name, signal),
    ...historyReads(caller, alarmTypes),
    muteRules: (known, signal) => readMuteRules(caller, known, signal),
  };
}

const describeAlarms = 'cloudwatch:DescribeAlarms';

async function listAlarms(
  caller: Caller,
  input: { readonly AlarmTypes: AlarmType[]; readonly ActionPrefix?: string },
  signal: AbortSignal | undefined,
): Promise<AnyAlarm[]> {
  const site: CallSite = { action: describeAlarms, signal };
  const pages = await caller.pages(
    site,
    (NextToken) => sendDescribe({ ...input, NextToken }),
    (page) => page.NextToken,
  );
  return alarmsIn(caller, site, pages);
}

/** Those that can be parsed, metric alarms first. */
function alarmsIn(
  caller: Caller,
  site: CallSite,
  pages: readonly DescribeAlarmsCommandOutput[],
): AnyAlarm[] {
  return [
    ...readItems(caller, site, pages, (page) => page.MetricAlarms, toAlarm),
    ...readItems(caller, site, pages, (page) => page.LogAlarms ?? [], toLogAlarm),
  ];
}

function sendDescribe(
  input: Readonly<{
    AlarmTypes: AlarmType[];
    AlarmNames?: string[];
    ActionPrefix?: string;
    NextToken?: string | undefined;
  }>,
): Send<DescribeAlarmsCommandOutput> {
  return (clients, options) =>
    clients.cloudwatch().send(new DescribeAlarmsCommand({ ...input, MaxRecords }), options);
}

/** A token belongs to the types of the first page, so an invalid one is not sent again. */
async function readPage(
  caller: Caller,
  alarmTypes: AlarmTypes,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<AlarmPage> {
  const site: CallSite = { action: describeAlarms, signal };
  const page = await alarmTypes.reading((AlarmTypes) =>
    caller.run(site, sendDescribe({ AlarmTypes, NextToken: token })),
  );
  const next = readText(page.NextToken);
  return { alarms: alarmsIn(caller, site, [page]), ...(next !== undefined && { next }) };
}

/**
 * Checks before a write, so an existing alarm that cannot be parsed is a failure here and not
 * omitted: its name would look free.
 */
async function getAlarms(
  caller: Caller,
  alarmTypes: AlarmTypes,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<AnyAlarm[]> {
  const wanted = [...new Set(names)];
  const alarms: AnyAlarm[] = [];
  for (let i = 0; i < wanted.length; i += MaxRecords) {
    const AlarmNames = wanted.slice(i, i + MaxRecords);
    const site: CallSite = {
      action: describeAlarms,
      ...(AlarmNames.length === 1 && { resource: AlarmNames[0] }),
      signal,
    };
    const pages = await alarmTypes.reading((AlarmTypes) =>
      caller.pages(
        site,
        (NextToken) => sendDescribe({ AlarmTypes, AlarmNames, NextToken }),
        (page) => page.NextToken,
      ),
    );
    const orFail =
      <Source, Read>(map: (source: Source) => Read | undefined) =>
      (source: Source): Read => {
        const alarm = map(source);
        if (!alarm) throw caller.failure(site, 'malformed', 'An alarm cannot be read.');
        return alarm;
      };
    alarms.push(
      ...readItems(caller, site, pages, (page) => page.MetricAlarms, orFail(toAlarm)),
      ...readItems(caller, site, pages, (page) => page.LogAlarms ?? [], orFail(toLogAlarm)),
    );
  }
  return alarms;
}

async function isComposite(
  caller: Caller,
  name: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const site: CallSite = { action: describeAlarms, resource: name, signal };
  const input = { AlarmTypes: ['CompositeAlarm' as const], AlarmNames: [name] };
  const page = await caller.run(site, sendDescribe(input));
  const map = ({ AlarmName }: CompositeAlarm): string | undefined => readText(AlarmName);
  return readItems(caller, site, [page], ({ CompositeAlarms }) => CompositeAlarms, map).length > 0;
}

async function readContributors(
  caller: Caller,
  name: string,
  signal: AbortSignal | undefined,
): Promise<AlarmContributor[]> {
  const site: CallSite = {
    action: 'cloudwatch:DescribeAlarmContributors',
    resource: name,
    signal,
  };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) => {
      const input = { AlarmName: name, NextToken };
      return clients.cloudwatch().send(new DescribeAlarmContributorsCommand(input), options);
    },
    (page) => page.NextToken,
  );
  return readItems(caller, site, pages, (page) => page.AlarmContributors, toContributor);
}
