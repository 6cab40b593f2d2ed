/**
 * EventBridge's calls on rules of the default event bus, in one scope. Every method throws
 * `ExpectedError` for AWS and network errors, and rejects with `cancelled` when its signal aborts.
 */
import type { EventRule, RuleTarget } from '../eventBridge/eventRule';

/** Event rules. */
export interface EventRulesPort {
  /** Every rule, 100 a call, those of services among them. */
  list(signal?: AbortSignal): Promise<readonly EventRule[]>;
  /** The rule of that name; undefined when there is none. */
  get(name: string, signal?: AbortSignal): Promise<EventRule | undefined>;
  /** The targets of a rule; throws `notFound` for a rule that does not exist. */
  targets(name: string, signal?: AbortSignal): Promise<readonly RuleTarget[]>;
}
