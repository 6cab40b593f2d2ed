/** Tells the poll which alarms are put from here, so that they are seen before their page is read. */
import type { AlarmsPort, ScopeAws } from '../ports/aws';

/**
 * The same calls, telling of each alarm that is put: where a region has pages of alarms, it is seen
 * at the next poll and not only when its page is read. A failed put may have taken effect.
 */
export function reportAlarmWrites(aws: ScopeAws, onPut: (name: string) => void): ScopeAws {
  const put: AlarmsPort['put'] = async (definition, tags, signal) => {
    try {
      await aws.alarms.put(definition, tags, signal);
    } finally {
      onPut(definition.name);
    }
  };
  const alarms = Object.assign(Object.create(aws.alarms) as AlarmsPort, { put });
  return { ...aws, alarms };
}
