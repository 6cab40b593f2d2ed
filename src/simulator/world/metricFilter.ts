/** A metric filter: what it looks for in the events of a log group and what it makes of them. */
import type { FilterPattern } from '../filterPattern/filterPattern';

/** What a filter makes of an event that fits. */
export interface MetricTransformation {
  readonly name: string;
  readonly namespace: string;
  /** A number, or a selector of one. */
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
  /** The minutes (their starts, ms since 1970) of the last event seen and of the last one that fitted. */
  seenIn?: number;
  fittedIn?: number;
}
