/**
 * CloudWatch Logs' data of one region: log groups with their streams, events and metric filters,
 * which process each event on arrival.
 */
import type { InsightsQuery } from '../../core/logAlarms/insightsQuery';
import type { MetricFilter } from './metricFilter';
import type { Random } from './random';

/** The longest log delay that can be asked for, seconds. */
export const longestLogDelay = 3600;

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
  /** The size of the messages, in bytes. */
  storedBytes: number;
  /** Absent: events never expire. */
  retentionDays?: number;
  readonly filters: Map<string, MetricFilter>;
}

/** A started query: its rows are found at once and returned from the second read on. */
export interface LogQueryRun {
  readonly id: string;
  readonly rows: readonly LogEvent[];
  readonly fields: readonly string[];
  /** Gives the fields of an event their names in the result. */
  readonly row: InsightsQuery['row'];
  /** The number of events scanned. */
  readonly scanned: number;
  readonly scannedBytes: number;
  status: 'Running' | 'Complete' | 'Cancelled';
}

/** The logs of one region. */
export class Logs {
  private readonly byName = new Map<string, LogGroup>();
  readonly queries = new Map<string, LogQueryRun>();
  /** How long after its publication an event can be read, in ms. */
  private delayMs = 0;
  /** The same for single endpoints, by id. */
  private readonly delaysMs = new Map<string, number>();

  constructor(
    /** The source of the ids of events and queries. */
    readonly random: Random,
  ) {}

  /** How long after its publication an entry of an endpoint can be read, in ms. */
  delayOf(endpointId: string): number {
    return this.delaysMs.get(endpointId) ?? this.delayMs;
  }

  /** Sets that for one endpoint, or for all. */
  setDelay(delayMs: number, endpointId?: string): void {
    if (endpointId !== undefined) {
      this.delaysMs.set(endpointId, delayMs);
      return;
    }
    this.delaysMs.clear();
    this.delayMs = delayMs;
  }

  /** Undefined when there is none of that name. */
  group(name: string): LogGroup | undefined {
    return this.byName.get(name);
  }

  /** In order of their names. */
  groups(): readonly LogGroup[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Creates a group, or returns the one of that name. */
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

  /**
   * Stores an event, published now unless a timestamp says otherwise, and creates its stream if
   * necessary; undefined if the group does not exist.
   */
  write(
    groupName: string,
    stream: string,
    message: string,
    nowMs: number,
    timestamp = nowMs,
  ): LogEvent | undefined {
    const group = this.byName.get(groupName);
    if (!group) return undefined;
    const event: LogEvent = {
      id: `${String(nowMs).padStart(20, '3')}${this.random.hex(36)}`,
      stream,
      timestamp,
      ingestedAt: nowMs,
      message,
    };
    // A late event comes before those that were published after it.
    const after = group.events.findLastIndex((one) => one.timestamp <= timestamp);
    group.events.splice(after + 1, 0, event);
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
