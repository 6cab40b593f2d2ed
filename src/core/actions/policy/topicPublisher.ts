/** Who publishes to a topic: the alarms of an account, or EventBridge's rules. */
import type { Decision } from '../../policy/policyDecision';
import type { AlarmSource } from './alarmRequest';
import { rulesAllowed, withRuleStatement } from './ruleStatement';
import { allowsAlarms, withAlarmStatement } from './topicPolicy';

/** A publisher and the statement that it needs in the access policy of the topic. */
export interface TopicPublisher {
  /** Whether the policy (JSON text) lets it publish. */
  readonly allowed: (policy: string | undefined) => Decision;
  /** The policy with its statement; undefined if the policy must not be overwritten. */
  readonly allow: (policy: string) => string | undefined;
}

/** An alarm of the account. */
export function alarmPublisher(topicArn: string, source: AlarmSource): TopicPublisher {
  return {
    allowed: (policy) => allowsAlarms(policy, topicArn, source),
    allow: (policy) => withAlarmStatement(policy, topicArn, source),
  };
}

/** EventBridge's rules. */
export function rulePublisher(topicArn: string): TopicPublisher {
  return {
    allowed: (policy) => rulesAllowed(policy, topicArn),
    allow: (policy) => withRuleStatement(policy, topicArn),
  };
}
