/** EventBridge's rules in memory. */
import type { EventRule, RuleTarget } from '../../src/core/eventBridge/eventRule';
import type { Identity, Scope } from '../../src/core/model/scope';
import { ruleArn } from '../../src/core/notificationRules/ruleName';
import type { WriteAnswer } from '../../src/core/ports/aws';
import type { AwsCall } from '../../src/core/ports/calls';
import type { EventRulesPort } from '../../src/core/ports/eventRules';
import type { FakeCalls } from './fakeCalls';

/** A call that changes a rule. */
export type RuleCall = Extract<AwsCall, { readonly kind: `rules.${string}` }>;

/** Keeps rules and their targets by name. */
export class FakeEventRules implements EventRulesPort {
  readonly byName = new Map<string, EventRule>();
  readonly targetsOf = new Map<string, readonly RuleTarget[]>();

  constructor(
    private readonly calls: FakeCalls,
    private readonly scope: Scope,
    private readonly identity: Identity,
  ) {}

  /** Puts a rule there, or changes it, as if somebody else had. */
  add(name: string, more: Partial<EventRule> = {}, targets: readonly RuleTarget[] = []): EventRule {
    const arn = ruleArn(name, this.identity, this.scope.region);
    const rule = { arn, enabled: true, ...more, name };
    this.byName.set(name, rule);
    this.targetsOf.set(name, targets);
    return rule;
  }

  list(signal?: AbortSignal): Promise<readonly EventRule[]> {
    return this.calls.run('eventRules.list', [], signal, () => [...this.byName.values()]);
  }

  get(name: string, signal?: AbortSignal): Promise<EventRule | undefined> {
    return this.calls.run('eventRules.get', [name], signal, () => this.byName.get(name));
  }

  targets(name: string, signal?: AbortSignal): Promise<readonly RuleTarget[]> {
    return this.calls.run('eventRules.targets', [name], signal, () => {
      if (!this.byName.has(name)) throw this.calls.error('eventRules.targets', 'notFound', name);
      return this.targetsOf.get(name) ?? [];
    });
  }

  /** What EventBridge does with a call. @throws ExpectedError */
  apply(call: RuleCall): WriteAnswer {
    const name = call.resource;
    const targets = this.targetsOf.get(name) ?? [];
    if (call.kind === 'rules.put') {
      const { Description: description, EventPattern: pattern } = call.input;
      this.add(name, { description, pattern }, targets);
      return {};
    }
    if (call.kind === 'rules.delete') {
      if (targets.length > 0) throw this.calls.error(call.kind, 'invalid', name);
      this.byName.delete(name);
      return {};
    }
    if (!this.byName.has(name)) throw this.calls.error(call.kind, 'notFound', name);
    if (call.kind === 'rules.removeTargets') {
      this.targetsOf.set(
        name,
        targets.filter(({ id }) => !call.input.Ids.includes(id)),
      );
      return {};
    }
    const added = call.input.Targets.map(({ Id: id, Arn: arn, InputTransformer: transformer }) => ({
      ...{ id, arn },
      ...(transformer && { transformer }),
    }));
    const accepted = targets.filter(({ id }) => !added.some((one) => one.id === id));
    this.targetsOf.set(name, [...accepted, ...added]);
    return {};
  }
}
