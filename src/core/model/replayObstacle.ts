/** What keeps an alarm that CloudWatch evaluates from being replayed here, as data. */

/**
 * Why a function of metric math cannot be worked out:
 * - `elsewhere`: its data are not in the metrics that are read here
 * - `model`: it needs a model that CloudWatch has trained
 * - `search`: it finds metrics by a search, which AWS does not take in an alarm
 * - `unknown`: nothing is known of it here
 */
export type FunctionObstacle = 'elsewhere' | 'model' | 'search' | 'unknown';

/**
 * Why a statistic cannot be worked out:
 * - `estimate`: AWS documents an estimate, not a value that could be known
 * - `severalValues`: a period holds different values, and what AWS makes of them is not documented
 * - `unknown`: nothing is known of it here
 */
export type StatisticObstacle = 'estimate' | 'severalValues' | 'unknown';

/** The first thing that is in the way. */
export type ReplayObstacle =
  | { readonly kind: 'function'; readonly name: string; readonly why: FunctionObstacle }
  | { readonly kind: 'statistic'; readonly name: string; readonly why: StatisticObstacle }
  /** It compares with an anomaly detection band. */
  | { readonly kind: 'band' }
  /** It watches the result of a query. */
  | { readonly kind: 'query'; readonly language: 'Metrics Insights' | 'PromQL' }
  /** AWS's name of a kind of evaluation window. */
  | { readonly kind: 'window'; readonly name: string }
  | { readonly kind: 'timezone'; readonly name: string }
  /** More or other periods than AWS takes, which would never be worked out. */
  | { readonly kind: 'periods'; readonly count: number; readonly seconds: number }
  /** An expression cannot be read or worked out; `detail` is a sentence in English, without a stop. */
  | { readonly kind: 'expression'; readonly detail: string };
