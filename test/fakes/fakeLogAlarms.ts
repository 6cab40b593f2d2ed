/** CloudWatch's log alarms in memory. Their states and contributors change only when a test says so. */
import type { AlarmState } from '../../src/core/model/alarm';
import type { ContributorAction, ContributorTransition } from '../../src/core/model/alarmHistory';
import type { AlarmContributor, LogAlarm, LogAlarmDefinition } from '../../src/core/model/logAlarm';
import { partitionOf, type Scope } from '../../src/core/model/scope';
import type { Tags } from '../../src/core/ports/calls';
import type { Clock } from '../../src/core/base/clock';

/** Keeps log alarms by name, with their contributors in ALARM and the history of these. */
export class FakeLogAlarms {
  readonly byName = new Map<string, LogAlarm>();
  /** The tags each alarm was made with; CloudWatch ignores those of a later put. */
  readonly tags = new Map<string, Tags>();
  /** Maps a definition that is put to the stored one; undefined if it is lost. */
  keep: (definition: LogAlarmDefinition) => LogAlarmDefinition | undefined = (definition) =>
    definition;
  /** By alarm name. */
  readonly contributors = new Map<string, readonly AlarmContributor[]>();
  /** Oldest first; a test may put items of its own there. */
  readonly transitions: ContributorTransition[] = [];
  readonly actions: ContributorAction[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly accountId: string,
    private readonly clock: Clock,
  ) {}

  /** The log alarm of that name. @throws Error when there is none */
  the(name: string): LogAlarm {
    const alarm = this.byName.get(name);
    if (!alarm) throw new Error(`No log alarm ${name}`);
    return alarm;
  }

  /** Puts a log alarm there, or overwrites it, as if somebody else had. */
  add(definition: LogAlarmDefinition, tags: Tags = {}): LogAlarm {
    const before = this.byName.get(definition.name);
    const now = this.clock.now();
    const alarm: LogAlarm = {
      ...definition,
      arn: `arn:${partitionOf(this.scope.region)}:cloudwatch:${this.scope.region}:${this.accountId}:alarm:${definition.name}`,
      state: before?.state ?? 'INSUFFICIENT_DATA',
      stateReason: before?.stateReason ?? 'Unchecked: Initial alarm creation',
      stateSince: before?.stateSince ?? now,
      configuredAt: now,
    };
    this.byName.set(definition.name, alarm);
    if (!before) this.tags.set(definition.name, tags);
    return alarm;
  }

  /** Changes an alarm's state, as an evaluation would. */
  change(name: string, state: AlarmState, reason = '', changes: Partial<LogAlarm> = {}): void {
    const alarm = this.the(name);
    const stateSince = alarm.state === state ? alarm.stateSince : this.clock.now();
    this.byName.set(name, { ...alarm, state, stateReason: reason, stateSince, ...changes });
  }

  /** Makes these the contributors in ALARM; the alarm is in ALARM while there is one. */
  breach(name: string, ...attributes: readonly AlarmContributor['attributes'][]): void {
    const now = this.clock.now();
    const before = this.contributors.get(name) ?? [];
    const after = attributes.map((of): AlarmContributor => {
      const id = contributorId(of);
      const known = before.find((one) => one.id === id);
      return known ?? { id, attributes: of, stateReason: 'Threshold Crossed', since: now };
    });
    const left = before.filter(({ id }) => !after.some((one) => one.id === id));
    for (const contributor of left) this.record(name, contributor, 'OK');
    for (const contributor of after)
      if (!before.includes(contributor)) this.record(name, contributor, 'ALARM');
    this.contributors.set(name, after);
    this.change(name, after.length > 0 ? 'ALARM' : 'OK', `${after.length} contributors`);
  }

  private record(alarmName: string, { id, attributes }: AlarmContributor, to: AlarmState): void {
    const contributor = { id, attributes };
    const at = this.clock.now();
    this.transitions.push({ alarmName, contributor, at, to, reason: 'Threshold Crossed' });
  }
}

/** The same attributes have the same id each time. */
function contributorId(attributes: AlarmContributor['attributes']): string {
  return Object.values(attributes).join(' ');
}
