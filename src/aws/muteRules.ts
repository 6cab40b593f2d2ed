/** Reads CloudWatch's alarm mute rules. */
import {
  GetAlarmMuteRuleCommand,
  ListAlarmMuteRulesCommand,
  type AlarmMuteRuleStatus,
  type AlarmMuteRuleSummary,
  type GetAlarmMuteRuleCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { isExpected } from '../core/model/errors';
import type { MuteRule } from '../core/model/muteRule';
import { readItems } from './calls/answers';
import type { Caller } from './calls/caller';
import { readText, readTexts, readTime } from './mapping/fields';

/** Expired rules no longer mute anything. */
const Statuses: AlarmMuteRuleStatus[] = ['ACTIVE', 'SCHEDULED'];

/** The part of a rule that the list contains. */
type Listed = Pick<MuteRule, 'name' | 'arn' | 'active' | 'updatedAt'>;

/**
 * All rules that mute now or later. The list does not contain their alarms; these take one call per
 * rule, made for rules that are new or changed.
 */
export async function readMuteRules(
  caller: Caller,
  known: readonly MuteRule[],
  signal: AbortSignal | undefined,
): Promise<MuteRule[]> {
  const site = { action: 'cloudwatch:ListAlarmMuteRules', signal };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients.cloudwatch().send(new ListAlarmMuteRulesCommand({ Statuses, NextToken }), options),
    (page) => page.NextToken,
  );
  const listed = readItems(caller, site, pages, (page) => page.AlarmMuteRuleSummaries, toListed);
  const rules: MuteRule[] = [];
  for (const one of listed) {
    const before = known.find(
      ({ arn, updatedAt }) => arn === one.arn && updatedAt === one.updatedAt,
    );
    const rule = before ? { ...before, ...one } : await readRule(caller, one, signal);
    if (rule) rules.push(rule);
  }
  return rules;
}

function toListed(source: AlarmMuteRuleSummary): Listed | undefined {
  const arn = readText(source.AlarmMuteRuleArn);
  const name = arn?.split(':alarm-mute-rule:')[1];
  if (arn === undefined || name === undefined) return undefined;
  const updatedAt = readTime(source.LastUpdatedTimestamp) ?? NaN;
  return { name, arn, active: source.Status === 'ACTIVE', updatedAt };
}

/** Undefined if it was deleted after it was listed. */
async function readRule(
  caller: Caller,
  listed: Listed,
  signal: AbortSignal | undefined,
): Promise<MuteRule | undefined> {
  const site = { action: 'cloudwatch:GetAlarmMuteRule', resource: listed.name, signal };
  const input = { AlarmMuteRuleName: listed.name };
  try {
    return toRule(
      listed,
      await caller.run(site, (clients, options) =>
        clients.cloudwatch().send(new GetAlarmMuteRuleCommand(input), options),
      ),
    );
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'notFound') return undefined;
    throw error;
  }
}

function toRule(listed: Listed, { Rule, MuteTargets }: GetAlarmMuteRuleCommandOutput): MuteRule {
  return {
    ...listed,
    alarmNames: readTexts(MuteTargets?.AlarmNames),
    expression: readText(Rule?.Schedule?.Expression) ?? '',
    duration: readText(Rule?.Schedule?.Duration) ?? '',
    timeZone: readText(Rule?.Schedule?.Timezone) ?? 'UTC',
  };
}
