/** The ways in which an alarm in AWS can detect connections. */

/**
 * - `logAlarm`: a query over the connection log runs every minute; each connection is named
 * - `metricFilter`: a metric filter counts the entries of the connection log; none is named
 * - `rise`: the published number of connections is compared with the one before (DIFF)
 */
export type DetectionMethod = 'logAlarm' | 'metricFilter' | 'rise';

/** All methods, best first. */
export const detectionMethods = [
  'logAlarm',
  'metricFilter',
  'rise',
] as const satisfies readonly DetectionMethod[];
