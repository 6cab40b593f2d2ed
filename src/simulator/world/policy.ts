/**
 * Whether a topic's access policy lets an alarm of the account publish to it. A refusal beats a
 * permission; a condition that is not understood counts as not met.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { matchesWildcard } from '../../core/wildcard';
import type { Topic } from './topics';

/** The parts of a policy that is one. */
interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

const alarmService = 'cloudwatch.amazonaws.com';

/** Whether the alarm may publish to the topic. */
export function allowsAlarm(topic: Topic, alarmArn: string, accountId: string): boolean {
  // Condition keys are not case-sensitive.
  const context: Readonly<Record<string, string>> = {
    'aws:sourcearn': alarmArn,
    'aws:sourceaccount': accountId,
    // The key of the default policy; the owner's alarms satisfy it.
    'aws:sourceowner': accountId,
  };
  const meant = statementsOf(topic.attributes.Policy ?? '').filter(
    (statement) =>
      isAlarmService(statement.Principal) &&
      texts(statement.Action).some((action) =>
        matchesWildcard(action.toLowerCase(), 'sns:publish'),
      ) &&
      texts(statement.Resource).some((resource) => matchesWildcard(resource, topic.arn)) &&
      meets(statement.Condition, context),
  );
  return meant.some(effect('Allow')) && !meant.some(effect('Deny'));
}

/** The statements of a policy; empty when the text is no policy. */
export function statementsOf(policy: string): readonly Statement[] {
  try {
    const statements = record(JSON.parse(policy) as unknown).Statement;
    return (Array.isArray(statements) ? statements : [statements]).map(record);
  } catch {
    return [];
  }
}

function effect(wanted: string): (statement: Statement) => boolean {
  return (statement) => statement.Effect === wanted;
}

function isAlarmService(principal: unknown): boolean {
  if (principal === '*') return true;
  const { AWS: aws, Service: service } = record(principal);
  return texts(aws).includes('*') || texts(service).includes(alarmService);
}

type Context = Readonly<Record<string, string>>;

function meets(condition: unknown, context: Context): boolean {
  return Object.entries(record(condition)).every(([operator, tests]) =>
    Object.entries(record(tests)).every(([key, values]) => {
      const actual = context[key.toLowerCase()];
      return holds(operator, actual, texts(values));
    }),
  );
}

function holds(operator: string, actual: string | undefined, wanted: readonly string[]): boolean {
  const name = operator.replace(/IfExists$/, '');
  if (actual === undefined) return name !== operator;
  switch (name) {
    case 'StringEquals':
      return wanted.includes(actual);
    case 'StringNotEquals':
      return !wanted.includes(actual);
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return wanted.some((pattern) => matchesWildcard(pattern, actual));
    case 'StringNotLike':
    case 'ArnNotLike':
    case 'ArnNotEquals':
      return !wanted.some((pattern) => matchesWildcard(pattern, actual));
    default:
      return false;
  }
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
