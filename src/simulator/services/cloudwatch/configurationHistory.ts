/** The history items for changes of an alarm's configuration. */
import type { SimulatedAlarm } from '../../state/alarms/alarms';
import type { SimulatedLogAlarm } from '../../state/alarms/logAlarms';
import type { SimulatedRegion } from '../../state/region';

const words = { Create: 'created', Update: 'updated', Delete: 'deleted' } as const;

/** Records that an alarm was created, changed or deleted. */
export function recordConfiguration(
  type: keyof typeof words,
  alarm: SimulatedAlarm | SimulatedLogAlarm,
  region: SimulatedRegion,
  at: number,
): void {
  const word = words[type];
  region.history.add(
    {
      alarmName: alarm.name,
      ...('query' in alarm && { alarmType: 'LogAlarm' as const }),
      at,
      type: 'ConfigurationUpdate',
      summary: `Alarm "${alarm.name}" ${word}`,
    },
    {
      version: '1.0',
      type,
      [`${word}Alarm`]: {
        ...lowerKeys(alarm.configuration),
        alarmArn: alarm.arn,
        stateValue: alarm.state.value,
        alarmConfigurationUpdatedTimestamp: new Date(at).toISOString().replace('Z', '+0000'),
      },
    },
    { version: '1.0', type },
  );
}

function lowerKeys(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [lowerFirst(key), lowered(member)]),
  );
}

function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  return typeof value === 'object' && value !== null ? lowerKeys(value) : value;
}

/** `AlarmName` becomes `alarmName`, `OKActions` `okActions`. */
function lowerFirst(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z]|$)|^[A-Z]/, (start) => start.toLowerCase());
}
