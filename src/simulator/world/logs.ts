/**
 * CloudWatch Logs' store of one region: log groups, their streams and events, and the metric filters
 * that look at each event as it arrives.
 */
import type { MetricFilter } from './metricFilter';
import type { Random } from './random';

/** A log event. */
export interface LogEvent {
  readonly id: string;
  readonly stream: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly ingestedAt: number;
  readonly message: string;
}

/** A log stream; times in ms since 1970. */
export interface LogStream {
  readonly name: string;
  readonly createdAt: number;
  readonly firstEventAt?: number;
  readonly lastEventAt?: number;
}

/** A log group. */
export interface LogGroup {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly streams: Map<string, LogStream>;
  /** In order of their timestamps. */
  readonly events: LogEvent[];
  /** Of the messages, in bytes. */
  storedBytes: number;
  readonly filters: Map<string, MetricFilter>;
}

/** A query that was started: its rows are found at once, and told of from the second look on. */
export interface LogQueryRun {
  readonly id: string;
  readonly rows: readonly LogEvent[];
  readonly fields: readonly string[];
  /** How many events it looked at. */
  readonly scanned: number;
  readonly scannedBytes: number;
  status: 'Running' | 'Complete' | 'Cancelled';
}

/** The logs of one region. */
export class Logs {
  private readonly byName = new Map<string, LogGroup>();
  readonly queries = new Map<string, LogQueryRun>();

  constructor(
    /** Ids of events and queries come from it. */
    readonly random: Random,
  ) {}

  /** Undefined when there is none of that name. */
  group(name: string): LogGroup | undefined {
    return this.byName.get(name);
  }

  /** In order of their names. */
  groups(): readonly LogGroup[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Makes a group, or gives the one of that name. */
  createGroup(name: string, nowMs: number): LogGroup {
    let group = this.byName.get(name);
    if (!group) {
      group = {
        name,
        createdAt: nowMs,
        streams: new Map(),
        events: [],
        storedBytes: 0,
        filters: new Map(),
      };
      this.byName.set(name, group);
    }
    return group;
  }

  deleteGroup(name: string): boolean {
    return this.byName.delete(name);
  }

  /** Takes in an event of now, making its stream; undefined when the group is gone. */
  write(groupName: string, stream: string, message: string, nowMs: number): LogEvent | undefined {
    const group = this.byName.get(groupName);
    if (!group) return undefined;
    const event: LogEvent = {
      id: `${String(nowMs).padStart(20, '3')}${this.random.hex(36)}`,
      stream,
      timestamp: nowMs,
      ingestedAt: nowMs,
      message,
    };
    group.events.push(event);
    group.storedBytes += Buffer.byteLength(message);
    const before = group.streams.get(stream);
    group.streams.set(stream, {
      name: stream,
      createdAt: before?.createdAt ?? nowMs,
      firstEventAt: before?.firstEventAt ?? nowMs,
      lastEventAt: nowMs,
    });
    return event;
  }
}
