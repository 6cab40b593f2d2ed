/**
 * Reports alarms that are put from here to the poller, so that they are polled before their page is
 * read.
 */
import type { AlarmsPort, ScopeAws } from '../ports/aws';

/**
 * The same calls, which report each alarm that is put. In a region with several pages of alarms,
 * the next poll then includes it. Failed puts are reported too, because they may have taken effect.
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
