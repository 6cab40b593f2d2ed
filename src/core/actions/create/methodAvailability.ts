/** Which detection methods an endpoint can use now, and what the others need first. */
import { hasLogAlarms } from '../../logAlarms/logAlarmRegions';
import { detectionMethods, type DetectionMethod } from '../../model/detectionMethod';
import type { Endpoint } from '../../model/endpoint';

/** What keeps a method from being used at once. */
export type MethodObstacle =
  /** The endpoint writes no connection log; enabling it is part of creating the alarm. */
  | 'noLogging'
  /** CloudWatch has no log alarms in the region. */
  | 'noLogAlarms';

/** A method with what keeps the endpoint from using it. */
export interface MethodChoice {
  readonly method: DetectionMethod;
  /** Undefined if an alarm can be created at once. */
  readonly obstacle: MethodObstacle | undefined;
  /** Whether it is the best of those that can be used at once and name or count every connection. */
  readonly recommended: boolean;
}

/** Whether entries of the endpoint's connections reach a log group. */
export function hasConnectionLog({ logging }: Pick<Endpoint, 'logging'>): boolean {
  return logging.enabled && logging.group !== undefined;
}

/** All methods, best first. */
export function methodChoices(
  endpoint: Pick<Endpoint, 'logging'>,
  region: string,
): readonly MethodChoice[] {
  const all = detectionMethods.map((method) => ({
    method,
    obstacle: methodObstacle(method, endpoint, region),
  }));
  const best = all.find(({ method, obstacle }) => method !== 'rise' && obstacle === undefined);
  return all.map((choice) => ({ ...choice, recommended: choice === best }));
}

function methodObstacle(
  method: DetectionMethod,
  endpoint: Pick<Endpoint, 'logging'>,
  region: string,
): MethodObstacle | undefined {
  if (method === 'rise') return undefined;
  if (method === 'logAlarm' && !hasLogAlarms(region)) return 'noLogAlarms';
  return hasConnectionLog(endpoint) ? undefined : 'noLogging';
}
