/** PutAlarmMuteRule, GetAlarmMuteRule, ListAlarmMuteRules and DeleteAlarmMuteRule. */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import { pageOf } from '../../request/paging';
import { runReleasedLogAlarmActions } from '../../logAlarms/logAlarmState';
import type { Output } from '../../protocols/output';
import { runReleasedActions } from '../../state/alarmActions';
import { accountId } from '../../state/identity';
import { muteSchedule, type MuteSchedule } from '../../state/alarms/muteSchedule';
import { muteStatus, type SimulatedMuteRule } from '../../state/alarms/muteRules';
import type { Operation } from '../contract/service';
import { badToken, invalidValue } from './errors';
import { validationError } from '../contract/queryErrors';
import { tagsOf } from './fields';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html */
export const putAlarmMuteRule: Operation = (input, { account, region }) => {
  const name = input.requiredText('Name');
  const tags = tagsOf(input);
  const alarmNames = input.structure('MuteTargets')?.texts('AlarmNames') ?? [];
  const unknown = alarmNames.find(
    (alarm) => !region.alarms.get(alarm) && !region.logAlarms.get(alarm),
  );
  if (unknown !== undefined) throw validationError(`The alarm ${unknown} does not exist.`);
  const arn = `arn:aws:cloudwatch:${region.name}:${accountId}:alarm-mute-rule:${name}`;
  if (!region.muteRules.get(name)) region.alarms.setTags(arn, tags);
  region.muteRules.put({
    name,
    arn,
    description: input.text('Description'),
    schedule: scheduleOf(input),
    alarmNames,
    startsAt: input.time('StartDate'),
    expiresAt: input.time('ExpireDate'),
    updatedAt: account.clock.now(),
  });
  return undefined;
};

export const getAlarmMuteRule: Operation = (input, { account, region }) => {
  const name = input.requiredText('AlarmMuteRuleName');
  const rule = region.muteRules.get(name);
  if (!rule) {
    const options = { status: 404, shape: 'ResourceNotFoundException' };
    throw new AwsError(
      'ResourceNotFoundException',
      `The mute rule ${name} does not exist.`,
      options,
    );
  }
  const { expression, duration, timeZone } = rule.schedule;
  return {
    ...summary(rule, account.clock.now()),
    Name: rule.name,
    Description: rule.description,
    Rule: { Schedule: { Expression: expression, Duration: duration, Timezone: timeZone } },
    MuteTargets: { AlarmNames: rule.alarmNames },
    StartDate: dateOf(rule.startsAt),
  };
};

export const listAlarmMuteRules: Operation = (input, { account, region }) => {
  const now = account.clock.now();
  const alarm = input.text('AlarmName');
  const statuses = input.texts('Statuses');
  const found = region.muteRules
    .list()
    .filter(({ alarmNames }) => alarm === undefined || alarmNames.includes(alarm))
    .filter((rule) => statuses.length === 0 || statuses.includes(muteStatus(rule, now)));
  const size = input.number('MaxRecords') ?? 50;
  const list = `mute rules ${JSON.stringify([alarm, statuses])}`;
  const page = pageOf(found, list, size, input.text('NextToken'), badToken);
  return {
    AlarmMuteRuleSummaries: page.items.map((rule) => summary(rule, now)),
    NextToken: page.nextToken,
  };
};

/** Its alarms are no longer muted: those in ALARM run their actions. */
export const deleteAlarmMuteRule: Operation = (input, { account, region }) => {
  const name = input.requiredText('AlarmMuteRuleName');
  const rule = region.muteRules.get(name);
  if (rule) region.alarms.setTags(rule.arn, {});
  region.muteRules.delete(name);
  const surroundings = { region, outbox: account.outbox, nowMs: account.clock.now() };
  runReleasedActions(surroundings);
  runReleasedLogAlarmActions(surroundings);
  return undefined;
};

function scheduleOf(input: Input): MuteSchedule {
  const schedule = input.structure('Rule')?.structure('Schedule');
  if (!schedule) throw invalidValue('The parameter Rule.Schedule is required.');
  const expression = schedule.requiredText('Expression');
  const duration = schedule.requiredText('Duration');
  const read = muteSchedule(expression, duration, schedule.text('Timezone'));
  if (!read) throw invalidValue(`The schedule ${expression} for ${duration} is not valid.`);
  return read;
}

function summary(rule: SimulatedMuteRule, now: number): Output {
  return {
    AlarmMuteRuleArn: rule.arn,
    ExpireDate: dateOf(rule.expiresAt),
    Status: muteStatus(rule, now),
    MuteType: rule.schedule.recurring ? 'RECURRING' : 'ONE_TIME',
    LastUpdatedTimestamp: new Date(rule.updatedAt),
  };
}

function dateOf(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
