/** The commands of the overview. */
import { createAlarms, type CreateAlarmsDeps } from '../alarms/createMany/createAlarms';
import type { Handlers } from '../messages/commandRunner';
import { refsOf } from './endpointsTab';

/** A handler for each command. */
export function overviewHandlers(
  deps: CreateAlarmsDeps,
): Handlers<'openOverview' | 'createAlarms'> {
  return {
    openOverview: () => {
      deps.navigation.openOverview();
    },
    createAlarms: (argument) => createAlarms(deps, refsOf(argument)),
  };
}
