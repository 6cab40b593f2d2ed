/** A metric filter: its pattern and its transformation. */
import type { FilterPattern } from '../../core/cloudwatchLogs/filterPattern/filterPattern';

/** The metric data created from a matching event. */
export interface MetricTransformation {
  readonly name: string;
  readonly namespace: string;
  /** A number, or a selector. */
  readonly value: string;
  readonly defaultValue?: number;
  /** Selectors by dimension. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
}

/** A metric filter. */
export interface MetricFilter {
  readonly name: string;
  readonly pattern: string;
  readonly compiled: FilterPattern;
  readonly transformation: MetricTransformation;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The minutes (their starts, ms since 1970) of the last event and of the last match. */
  seenIn?: number;
  fittedIn?: number;
}
