/** Rules on the default event bus, for events only; no schedules. */
import type { Output } from '../../protocols/output';
import { pageOf } from '../../request/paging';
import type { EventRule } from '../../state/events/eventRules';
import { accountId } from '../../state/identity';
import type { Operation } from '../contract/service';
import { badToken, checkBus, invalid, patternOf, ruleNamed } from './errors';

const mostListed = 100;
/** The members that an event must have to be tested. */
const mandatory = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

/** An existing rule keeps its targets; what is not given returns to its default. */
export const putRule: Operation = (input, { region }) => {
  checkBus(input);
  const name = input.requiredText('Name');
  const pattern = input.text('EventPattern');
  if (pattern === undefined)
    throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  const description = input.text('Description');
  const roleArn = input.text('RoleArn');
  const rule: EventRule = {
    name,
    arn: `arn:aws:events:${region.name}:${accountId}:rule/${name}`,
    pattern,
    matches: patternOf(pattern),
    enabled: input.text('State') !== 'DISABLED',
    targets: region.eventRules.get(name)?.targets ?? [],
    ...(description !== undefined && { description }),
    ...(roleArn !== undefined && { roleArn }),
  };
  region.eventRules.put(rule);
  return { RuleArn: rule.arn };
};

export const describeRule: Operation = (input, { region }) => {
  checkBus(input);
  return { ...ruleOutput(ruleNamed(region, input.requiredText('Name'))), CreatedBy: accountId };
};

export const listRules: Operation = (input, { region }) => {
  checkBus(input);
  const prefix = input.text('NamePrefix') ?? '';
  const found = region.eventRules.list().filter(({ name }) => name.startsWith(prefix));
  const size = input.number('Limit') ?? mostListed;
  const page = pageOf(found, `rules ${prefix}`, size, input.text('NextToken'), badToken);
  return { Rules: page.items.map(ruleOutput), NextToken: page.nextToken };
};

/** "If you call delete rule multiple times for the same rule, all calls will succeed." */
export const deleteRule: Operation = (input, { region }) => {
  checkBus(input);
  const name = input.requiredText('Name');
  const rule = region.eventRules.get(name);
  if (rule && rule.targets.length > 0) throw invalid("Rule can't be deleted since it has targets.");
  region.eventRules.delete(name);
  return undefined;
};

export const enableRule = switchRule(true);
export const disableRule = switchRule(false);

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
export const testEventPattern: Operation = (input) => {
  const matches = patternOf(input.requiredText('EventPattern'));
  let event: unknown;
  try {
    event = JSON.parse(input.requiredText('Event'));
  } catch {
    throw invalid('Parameter Event is not valid.');
  }
  const missing = mandatory.find(
    (name) => typeof event !== 'object' || event === null || !(name in event),
  );
  if (missing !== undefined) throw invalid(`Parameter Event is not valid: ${missing} is missing.`);
  return { Result: matches(event) };
};

function switchRule(enabled: boolean): Operation {
  return (input, { region }) => {
    checkBus(input);
    region.eventRules.put({ ...ruleNamed(region, input.requiredText('Name')), enabled });
    return undefined;
  };
}

function ruleOutput({ name, arn, pattern, enabled, description, roleArn }: EventRule): Output {
  return {
    Name: name,
    Arn: arn,
    EventPattern: pattern,
    State: enabled ? 'ENABLED' : 'DISABLED',
    Description: description,
    RoleArn: roleArn,
    EventBusName: 'default',
  };
}
