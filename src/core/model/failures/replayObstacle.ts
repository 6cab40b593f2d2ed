/** Why an alarm that CloudWatch evaluates cannot be replayed here, as data. */

/**
 * Why a metric math function cannot be evaluated:
 * - `elsewhere`: its data are not among the metrics read here
 * - `model`: it needs a model trained by CloudWatch
 * - `search`: it finds metrics by a search, which AWS does not accept in an alarm
 * - `unknown`: the function is unknown here
 */
export type FunctionObstacle = 'elsewhere' | 'model' | 'search' | 'unknown';

/**
 * Why a statistic cannot be computed:
 * - `estimate`: AWS documents an estimate, not an exact value
 * - `severalValues`: a period contains different values, and AWS's result is undocumented
 * - `unknown`: the statistic is unknown here
 */
export type StatisticObstacle = 'estimate' | 'severalValues' | 'unknown';

/** The first obstacle found. */
export type ReplayObstacle =
  | { readonly kind: 'function'; readonly name: string; readonly why: FunctionObstacle }
  | { readonly kind: 'statistic'; readonly name: string; readonly why: StatisticObstacle }
  /** It compares with an anomaly detection band. */
  | { readonly kind: 'band' }
  /** It watches the result of a query. */
  | { readonly kind: 'query'; readonly language: 'Metrics Insights' | 'PromQL' }
  /**
   * The query or aggregation of a log alarm is not evaluated here from `part` on; because of a
   * command of this name, if there is one.
   */
  | { readonly kind: 'logQuery'; readonly part: string; readonly command?: string }
  /** A part of a metric filter's pattern, or a setting of the filter, is not evaluated here. */
  | { readonly kind: 'filterPattern'; readonly part: string }
  /** No metric filter of the endpoint's log group publishes the metric that the alarm reads. */
  | { readonly kind: 'noFilter'; readonly metric: string }
  /** It reads a log group that is not the endpoint's. */
  | { readonly kind: 'logGroup'; readonly name: string }
  /** AWS's name of a window type. */
  | { readonly kind: 'window'; readonly name: string }
  | { readonly kind: 'timezone'; readonly name: string }
  /** Periods beyond AWS's limits, which would never finish. */
  | { readonly kind: 'periods'; readonly count: number; readonly seconds: number }
  /**
   * An expression cannot be parsed or evaluated; `detail` is an English sentence without a full
   * stop.
   */
  | { readonly kind: 'expression'; readonly detail: string };
