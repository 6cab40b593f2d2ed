/** CloudWatch's alarms in memory. States change only when a test or SetAlarmState says so. */
import { toDefinition } from '../../src/aws/mapping/mapAlarm';
import { overlaid } from '../../src/core/actions/write/overlaid';
import { rewritten } from '../../src/core/actions/replace/rewriteAlarm';
import type { AlarmConfiguration, StoredAlarm } from '../../src/core/model/alarmConfiguration';
import { partitionOf, type Scope } from '../../src/core/model/scope';
import type { MuteRule } from '../../src/core/model/muteRule';
import type { Alarm, AlarmDefinition, AlarmState, Transition } from '../../src/core/model/alarm';
import type {
  AlarmHistoryItem,
  ConfigurationItem,
  ContributorAction,
  ContributorTransition,
} from '../../src/core/model/alarmHistory';
import type { AlarmContributor, AnyAlarm } from '../../src/core/model/logAlarm';
import type { AlarmPage, AlarmsPort, TimeRange, WriteAnswer } from '../../src/core/ports/aws';
import {
  putMetricAlarmInput,
  type AwsCall,
  type AwsCallOf,
  type Tags,
} from '../../src/core/ports/calls';
import type { Clock } from '../../src/core/base/clock';
import type { FakeCalls } from './fakeCalls';
import { FakeLogAlarms } from './fakeLogAlarms';

/** As many alarms as CloudWatch puts on a page. */
const pageSize = 100;

/** A call that changes an alarm. */
export type AlarmCall = Extract<AwsCall, { readonly kind: `alarms.${string}` }>;

/** Keeps alarms by name, with their tags and their history. */
export class FakeAlarms implements AlarmsPort {
  readonly byName = new Map<string, Alarm>();
  /** The tags each alarm was made with; CloudWatch ignores those of a later put. */
  readonly tags = new Map<string, Tags>();
  /** All that happened, oldest first; a test may put items of its own there. */
  readonly items: AlarmHistoryItem[] = [];
  /** As AWS spells them, by name; a test may put members there that the model does not have. */
  readonly configurations = new Map<string, AlarmConfiguration>();
  /** Maps a definition that is put to the stored one; undefined if it is lost. */
  keep: (definition: AlarmDefinition) => AlarmDefinition | undefined = (definition) => definition;

  /** The names of composite alarms. */
  readonly composites = new Set<string>();
  /** What `muteRules` answers. */
  readonly mutes: MuteRule[] = [];
  readonly logAlarms: FakeLogAlarms;

  constructor(
    private readonly calls: FakeCalls,
    private readonly scope: Scope,
    private readonly accountId: string,
    private readonly clock: Clock,
  ) {
    this.logAlarms = new FakeLogAlarms(scope, accountId, clock);
  }

  /** The alarm of that name. @throws Error when there is none */
  the(name: string): Alarm {
    const alarm = this.byName.get(name);
    if (!alarm) throw new Error(`No alarm ${name}`);
    return alarm;
  }

  /** Puts an alarm there, or overwrites it, as if somebody else had. */
  add(definition: AlarmDefinition, tags: Tags = {}): Alarm {
    const before = this.byName.get(definition.name);
    const now = this.clock.now();
    const alarm: Alarm = {
      ...definition,
      arn: `arn:${partitionOf(this.scope.region)}:cloudwatch:${this.scope.region}:${this.accountId}:alarm:${definition.name}`,
      state: before?.state ?? 'INSUFFICIENT_DATA',
      stateReason: before?.stateReason ?? 'Unchecked: Initial alarm creation',
      stateSince: before?.stateSince ?? now,
      configuredAt: now,
    };
    this.byName.set(definition.name, alarm);
    this.configurations.set(definition.name, configurationFor(definition));
    if (!before) this.tags.set(definition.name, tags);
    this.configured(before ? 'updated' : 'created', definition);
    return alarm;
  }

  /** Changes an alarm's state, as an evaluation would. */
  change(name: string, state: AlarmState, reason: string): void {
    const alarm = this.the(name);
    const at = this.clock.now();
    if (alarm.state !== state) {
      const item = { alarmName: name, at, from: alarm.state, to: state, reason };
      this.items.push({ kind: 'state', ...item });
    }
    const stateSince = alarm.state === state ? alarm.stateSince : at;
    this.byName.set(name, { ...alarm, state, stateReason: reason, stateSince });
  }

  list(signal?: AbortSignal): Promise<readonly AnyAlarm[]> {
    return this.calls.run('alarms.list', [], signal, () => [
      ...this.byName.values(),
      ...this.logAlarms.byName.values(),
    ]);
  }

  withAction(arn: string, signal?: AbortSignal): Promise<readonly AnyAlarm[]> {
    return this.calls.run('alarms.withAction', [arn], signal, () =>
      [...this.byName.values(), ...this.logAlarms.byName.values()].filter(
        ({ alarmActions, okActions, insufficientDataActions }) =>
          [...alarmActions, ...okActions, ...insufficientDataActions].some((action) =>
            action.startsWith(arn),
          ),
      ),
    );
  }

  /** Ordered by name; a token is the name that the page before ended with. */
  page(token: string | undefined, signal?: AbortSignal): Promise<AlarmPage> {
    return this.calls.run('alarms.page', [token], signal, () => {
      const names = [...this.byName.keys(), ...this.logAlarms.byName.keys()].sort();
      const rest = names.filter((name) => token === undefined || name > token);
      const page = rest.slice(0, pageSize);
      const next = rest.length > pageSize ? page.at(-1) : undefined;
      return {
        alarms: page.flatMap((name) => this.any(name) ?? []),
        ...(next !== undefined && { next }),
      };
    });
  }

  get(names: readonly string[], signal?: AbortSignal): Promise<readonly AnyAlarm[]> {
    return this.calls.run('alarms.get', [names], signal, () =>
      names.flatMap((name) => this.any(name) ?? []),
    );
  }

  isComposite(name: string, signal?: AbortSignal): Promise<boolean> {
    return this.calls.run('alarms.isComposite', [name], signal, () => this.composites.has(name));
  }

  stored(name: string, signal?: AbortSignal): Promise<StoredAlarm | undefined> {
    return this.calls.run('alarms.stored', [name], signal, () => {
      const alarm = this.byName.get(name);
      const configuration = this.configurations.get(name);
      return alarm && configuration && { alarm, configuration };
    });
  }

  transitions(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly Transition[]> {
    return this.calls.run('alarms.transitions', [name, range], signal, () =>
      this.within(name, range).flatMap((item) => {
        if (item.kind !== 'state') return [];
        const { alarmName, at, from, to, reason } = item;
        return [{ alarmName, at, from, to, reason }];
      }),
    );
  }

  history(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly AlarmHistoryItem[]> {
    return this.calls.run('alarms.history', [name, range], signal, () => this.within(name, range));
  }

  contributors(name: string, signal?: AbortSignal): Promise<readonly AlarmContributor[]> {
    return this.calls.run('alarms.contributors', [name], signal, () => {
      if (!this.any(name)) throw this.calls.error('alarms.contributors', 'notFound', name);
      return this.logAlarms.contributors.get(name) ?? [];
    });
  }

  contributorTransitions(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly ContributorTransition[]> {
    return this.calls.run('alarms.contributorTransitions', [name, range], signal, () =>
      itemsIn(this.logAlarms.transitions, name, range),
    );
  }

  contributorActions(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly ContributorAction[]> {
    return this.calls.run('alarms.contributorActions', [name, range], signal, () =>
      itemsIn(this.logAlarms.actions, name, range),
    );
  }

  muteRules(known: readonly MuteRule[], signal?: AbortSignal): Promise<readonly MuteRule[]> {
    return this.calls.run('alarms.muteRules', [known], signal, () => [...this.mutes]);
  }

  /** What CloudWatch does with a call. @throws ExpectedError */
  apply(call: AlarmCall): WriteAnswer {
    const { resource: name } = call;
    switch (call.kind) {
      case 'alarms.put': {
        const accepted = this.keep(call.definition);
        const tags = (call.input.Tags ?? []).map(({ Key, Value }) => [Key, Value] as const);
        if (accepted) this.add(accepted, Object.fromEntries(tags));
        return {};
      }
      case 'alarms.overwrite':
        this.overwrite(name, call.input);
        return {};
      case 'alarms.setState':
        if (!this.byName.has(name)) throw this.calls.error(call.kind, 'notFound', name);
        this.change(name, call.input.StateValue, call.input.StateReason);
        return {};
      case 'alarms.setActionsEnabled':
        this.setActionsEnabled(name, call.enabled);
        return {};
      case 'alarms.delete': {
        if (this.logAlarms.byName.delete(name)) return {};
        const alarm = this.byName.get(name);
        if (!alarm) throw this.calls.error(call.kind, 'notFound', name);
        this.byName.delete(name);
        this.configured('deleted', alarm);
        return {};
      }
    }
  }

  /** What CloudWatch does with PutLogAlarm: an alarm of another kind is replaced. */
  putLog({ definition, input }: AwsCallOf<'logAlarms.put'>): WriteAnswer {
    const accepted = this.logAlarms.keep(definition);
    if (!accepted) return {};
    this.byName.delete(accepted.name);
    const tags = (input.Tags ?? []).map(({ Key, Value }) => [Key, Value] as const);
    this.logAlarms.add(accepted, Object.fromEntries(tags));
    return {};
  }

  private overwrite(name: string, configuration: AlarmConfiguration): void {
    const written = toDefinition(configuration);
    if (!written) throw new Error(`Not an alarm: ${JSON.stringify(configuration)}`);
    const accepted = this.keep(written);
    if (!accepted) return;
    this.add(accepted);
    this.configurations.set(name, rewritten(configuration, written, accepted));
  }

  /** CloudWatch does not complain about a name that it does not know. */
  private setActionsEnabled(name: string, enabled: boolean): void {
    const logAlarm = this.logAlarms.byName.get(name);
    if (logAlarm) this.logAlarms.byName.set(name, { ...logAlarm, actionsEnabled: enabled });
    const alarm = this.byName.get(name);
    if (!alarm || alarm.actionsEnabled === enabled) return;
    const changed = { ...alarm, actionsEnabled: enabled };
    this.byName.set(name, changed);
    const configuration = this.configurations.get(name) ?? {};
    this.configurations.set(name, rewritten(configuration, alarm, changed));
    this.configured('updated', changed);
  }

  private configured(change: ConfigurationItem['change'], definition: AlarmDefinition): void {
    const { name: alarmName } = definition;
    this.items.push({ kind: 'configuration', alarmName, at: this.clock.now(), change, definition });
  }

  private any(name: string): AnyAlarm | undefined {
    return this.byName.get(name) ?? this.logAlarms.byName.get(name);
  }

  private within(name: string, range: TimeRange): readonly AlarmHistoryItem[] {
    return itemsIn(this.items, name, range);
  }
}

function itemsIn<Item extends { readonly alarmName: string; readonly at: number }>(
  items: readonly Item[],
  name: string,
  { start, end }: TimeRange,
): readonly Item[] {
  return items.filter(({ alarmName, at }) => alarmName === name && at >= start && at < end);
}

/** One of kind `other` watches a band. */
function configurationFor(definition: AlarmDefinition): AlarmConfiguration {
  if (definition.comparison !== 'other') return putMetricAlarmInput(definition, {});
  const comparison = 'GreaterThanThreshold';
  const band = {
    Threshold: undefined,
    ComparisonOperator: 'GreaterThanUpperThreshold',
    ThresholdMetricId: 'ad1',
  };
  return overlaid(putMetricAlarmInput({ ...definition, comparison }, {}), band);
}
