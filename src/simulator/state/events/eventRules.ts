/** EventBridge's rules of one region, on the default event bus, and the outcome of their deliveries. */
import type { EventTest } from '../../../core/eventBridge/eventPattern';
import type { InputSettings } from '../../../core/eventBridge/inputTransformer';

/** An event without the members that all events of a region have. */
export interface BusEvent {
  readonly detailType: string;
  readonly source: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

/** A target of a rule; its other settings are stored and returned. */
export interface RuleTarget extends InputSettings {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
}

/** A rule. */
export interface EventRule {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  /** The pattern as given. */
  readonly pattern: string;
  readonly matches: EventTest;
  readonly enabled: boolean;
  readonly roleArn?: string;
  readonly targets: readonly RuleTarget[];
}

/** The deliveries of a rule so far. */
export interface RuleDeliveries {
  delivered: number;
  failed: number;
  lastFailure?: Readonly<{ at: number; targetArn: string; reason: string }>;
}

/** The rules of one region, by name. */
export class EventRules {
  private readonly byName = new Map<string, EventRule>();
  private readonly deliveriesByName = new Map<string, RuleDeliveries>();

  constructor(
    /** Creates the id of an event. */
    readonly newId: () => string,
  ) {}

  /** In order of their names. */
  list(): EventRule[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(name: string): EventRule | undefined {
    return this.byName.get(name);
  }

  put(rule: EventRule): void {
    this.byName.set(rule.name, rule);
  }

  delete(name: string): void {
    this.byName.delete(name);
    this.deliveriesByName.delete(name);
  }

  /** The counts of a rule, which the caller may increase. */
  deliveries(name: string): RuleDeliveries {
    let counts = this.deliveriesByName.get(name);
    if (!counts) this.deliveriesByName.set(name, (counts = { delivered: 0, failed: 0 }));
    return counts;
  }
}
