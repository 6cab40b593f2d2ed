/** The commands of the overview. */
import { endpointsIn } from '../../core/rows/commandArgument';
import { createAlarms, type CreateAlarmsDeps } from '../alarms/createMany/createAlarms';
import type { Handlers } from '../messages/commandRunner';

/** A handler for each command. */
export function overviewHandlers(
  deps: CreateAlarmsDeps,
): Handlers<'openOverview' | 'createAlarms'> {
  return {
    openOverview: () => {
      deps.navigation.openOverview();
    },
    createAlarms: (argument) => createAlarms(deps, endpointsIn(argument)),
  };
}
