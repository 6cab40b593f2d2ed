/** The access policies of topics. */
import { alarmsAllowed } from '../../core/actions/topicPolicy';
import type { Topic } from './topics';

/** The parts of a policy statement that are looked at. */
interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
}

/** Whether the alarm may publish to the topic; what is documented nowhere counts as no. */
export function allowsAlarm(topic: Topic, alarmArn: string): boolean {
  const [, , , region = '', accountId = '', , ...name] = alarmArn.split(':');
  const source = { region, accountId, alarmName: name.join(':') };
  return alarmsAllowed(topic.attributes.Policy, topic.arn)(source) === 'yes';
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

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
