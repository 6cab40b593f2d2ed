/** CloudWatch Logs' groups and metric filters in memory, and their filter patterns. */
import type { LogEntry, LogGroup } from '../../src/core/cloudwatchLogs/logGroup';
import {
  mostMetricFilters,
  type FilterMatch,
  type MetricFilter,
  type MetricFilterDefinition,
} from '../../src/core/cloudwatchLogs/metricFilter';
import type { WriteAnswer } from '../../src/core/ports/aws';
import type { AwsCallOf, Tags } from '../../src/core/ports/calls';
import type { LatestQuery, LogGroupsPort } from '../../src/core/ports/logGroups';
import type { MetricFiltersPort } from '../../src/core/ports/metricFilters';
import { filterPattern } from '../../src/core/cloudwatchLogs/filterPattern/filterPattern';
import type { FakeCalls, FakeOperation } from './fakeCalls';

/** A call that changes a log group or a metric filter. */
type LogsCall = AwsCallOf<
  'logGroups.create' | 'logGroups.setRetention' | 'metricFilters.put' | 'metricFilters.delete'
>;

/** Keeps groups by name; their events and filters by the group's name. */
export class FakeLogGroups implements LogGroupsPort {
  readonly byName = new Map<string, LogGroup>();
  readonly tags = new Map<string, Tags>();
  readonly entries = new Map<string, LogEntry[]>();
  readonly streamsOf = new Map<string, readonly string[]>();
  readonly filters: MetricFilter[] = [];

  constructor(private readonly calls: FakeCalls) {}

  /** Puts a group there, or changes it, as if somebody else had. */
  add(name: string, more: Partial<LogGroup> = {}): LogGroup {
    const group: LogGroup = { name, logClass: 'STANDARD', metricFilterCount: 0, ...more };
    this.byName.set(name, group);
    return group;
  }

  /** Writes log events; the group must exist. */
  write(group: string, ...entries: readonly LogEntry[]): void {
    this.entries.set(group, [...(this.entries.get(group) ?? []), ...entries]);
  }

  list(prefix = '', signal?: AbortSignal): Promise<readonly LogGroup[]> {
    return this.calls.run('logGroups.list', [prefix], signal, () =>
      [...this.byName.values()]
        .filter(({ name }) => name.startsWith(prefix))
        .map((group) => this.counted(group)),
    );
  }

  get(name: string, signal?: AbortSignal): Promise<LogGroup | undefined> {
    return this.calls.run('logGroups.get', [name], signal, () => {
      const group = this.byName.get(name);
      return group && this.counted(group);
    });
  }

  streams(group: string, signal?: AbortSignal): Promise<readonly string[]> {
    return this.calls.run('logGroups.streams', [group], signal, () => {
      this.the('logGroups.streams', group);
      return this.streamsOf.get(group) ?? [];
    });
  }

  latest(query: LatestQuery, signal?: AbortSignal): Promise<readonly LogEntry[]> {
    return this.calls.run('logGroups.latest', [query], signal, () => {
      const { group, pattern = '', range, most } = query;
      this.the('logGroups.latest', group);
      const compiled = filterPattern(pattern);
      return (this.entries.get(group) ?? [])
        .filter(
          ({ at, message }) => at >= range.start && at < range.end && compiled.matches(message),
        )
        .sort((a, b) => b.at - a.at)
        .slice(0, most);
    });
  }

  /** The metric filters port of the same account. */
  readonly metricFilters: MetricFiltersPort = {
    ofGroup: (group, signal) =>
      this.calls.run('metricFilters.ofGroup', [group], signal, () => {
        this.the('metricFilters.ofGroup', group);
        return this.filters.filter((filter) => filter.group === group);
      }),
    ofMetric: (namespace, metricName, signal) =>
      this.calls.run('metricFilters.ofMetric', [namespace, metricName], signal, () =>
        this.filters.filter(
          ({ transformation }) =>
            transformation.namespace === namespace && transformation.metricName === metricName,
        ),
      ),
    test: (pattern, messages, signal) =>
      this.calls.run('metricFilters.test', [pattern, messages], signal, () => {
        const compiled = filterPattern(pattern);
        return messages.flatMap((message, index): FilterMatch[] =>
          compiled.matches(message) ? [{ index }] : [],
        );
      }),
  };

  /** What CloudWatch Logs does with a call. @throws ExpectedError */
  apply(call: LogsCall): WriteAnswer {
    switch (call.kind) {
      case 'logGroups.create':
        if (this.byName.has(call.resource))
          throw this.calls.error(call.kind, 'other', call.resource);
        this.add(call.resource);
        this.tags.set(call.resource, call.input.tags ?? {});
        return {};
      case 'logGroups.setRetention': {
        const group = this.the(call.kind, call.resource);
        this.add(group.name, { ...group, retentionDays: call.input.retentionInDays });
        return {};
      }
      case 'metricFilters.put':
        this.put(call.definition);
        return {};
      case 'metricFilters.delete': {
        const { logGroupName: group, filterName: name } = call.input;
        this.the(call.kind, group);
        const at = this.filters.findIndex((one) => one.group === group && one.name === name);
        if (at < 0) throw this.calls.error(call.kind, 'notFound', group);
        this.filters.splice(at, 1);
        return {};
      }
    }
  }

  private put(definition: MetricFilterDefinition): void {
    const { group, name } = definition;
    this.the('metricFilters.put', group);
    const at = this.filters.findIndex((one) => one.group === group && one.name === name);
    const mine = this.filters.filter((one) => one.group === group);
    if (at < 0 && mine.length >= mostMetricFilters)
      throw this.calls.error('metricFilters.put', 'quota', group);
    this.filters.splice(at < 0 ? this.filters.length : at, at < 0 ? 0 : 1, definition);
  }

  /** @throws ExpectedError */
  private the(operation: FakeOperation, name: string): LogGroup {
    const group = this.byName.get(name);
    if (!group) throw this.calls.error(operation, 'notFound', name);
    return group;
  }

  private counted(group: LogGroup): LogGroup {
    const mine = this.filters.filter((filter) => filter.group === group.name);
    return { ...group, metricFilterCount: mine.length };
  }
}
