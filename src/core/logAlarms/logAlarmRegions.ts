/** Where CloudWatch has log alarms. */
import { partitionOf } from '../model/scope';

/** Commercial regions without log alarms. */
const without = new Set(['me-central-1', 'me-south-1']);

/**
 * Whether log alarms can be created in the region. CloudFormation's schemas list the type for every
 * commercial region except these, and neither for GovCloud nor for China.
 */
export function hasLogAlarms(region: string): boolean {
  return partitionOf(region) === 'aws' && !without.has(region);
}
