/** EventBridge's calls that read rules and their targets. */
import {
  DescribeRuleCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import type { EventRule, RuleTarget } from '../core/eventBridge/eventRule';
import { isExpected } from '../core/model/errors';
import type { EventRulesPort } from '../core/ports/eventRules';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { omitUndefined, readText } from './mapping/fields';

/** The event rules port of one scope. */
export function createEventRulesPort(caller: Caller): EventRulesPort {
  return {
    list: (signal) => listRules(caller, signal),
    get: (name, signal) => getRule(caller, name, signal),
    targets: (name, signal) => listTargets(caller, name, signal),
  };
}

async function listRules(caller: Caller, signal: AbortSignal | undefined): Promise<EventRule[]> {
  const site: CallSite = { action: 'events:ListRules', signal };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients.events().send(new ListRulesCommand({ NextToken }), options),
    (page) => page.NextToken,
  );
  return readItems(caller, site, pages, ({ Rules }) => Rules, toRule);
}

async function getRule(
  caller: Caller,
  name: string,
  signal: AbortSignal | undefined,
): Promise<EventRule | undefined> {
  const site: CallSite = { action: 'events:DescribeRule', resource: name, signal };
  try {
    const answer = await caller.run(site, (clients, options) =>
      clients.events().send(new DescribeRuleCommand({ Name: name }), options),
    );
    const rule = toRule(answer);
    if (!rule) throw caller.failure(site, 'malformed', 'The answer has no rule.');
    return rule;
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'notFound') return undefined;
    throw error;
  }
}

async function listTargets(
  caller: Caller,
  name: string,
  signal: AbortSignal | undefined,
): Promise<RuleTarget[]> {
  const site: CallSite = { action: 'events:ListTargetsByRule', resource: name, signal };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) => {
      const command = new ListTargetsByRuleCommand({ Rule: name, NextToken });
      return clients.events().send(command, options);
    },
    (page) => page.NextToken,
  );
  return readItems(caller, site, pages, ({ Targets }) => Targets, toTarget);
}

/** The members of a rule in both answers. */
type RuleSource = Partial<
  Record<
    keyof Pick<Rule, 'Name' | 'Arn' | 'State' | 'Description' | 'EventPattern' | 'ManagedBy'>,
    unknown
  >
>;

function toRule(source: RuleSource): EventRule | undefined {
  const name = readText(source.Name);
  const arn = readText(source.Arn);
  if (name === undefined || arn === undefined) return undefined;
  return {
    ...{ name, arn },
    // ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS is another one.
    enabled: readText(source.State)?.startsWith('ENABLED') ?? false,
    ...omitUndefined({
      description: readText(source.Description),
      pattern: readText(source.EventPattern),
      managedBy: readText(source.ManagedBy),
    }),
  };
}

function toTarget({ Id, Arn, InputTransformer: source }: Target): RuleTarget | undefined {
  const id = readText(Id);
  const arn = readText(Arn);
  if (id === undefined || arn === undefined) return undefined;
  const template = readText(source?.InputTemplate);
  if (template === undefined) return { id, arn };
  const paths = { ...source?.InputPathsMap };
  return { id, arn, transformer: { InputPathsMap: paths, InputTemplate: template } };
}
