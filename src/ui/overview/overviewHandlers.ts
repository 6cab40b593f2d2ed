/** The commands of the overview. */
import { createAlarms, type CreateAlarmsDeps } from '../alarms/createMany/createAlarms';
import type { Handlers } from '../messages/commandRunner';
import type { OpenPages } from '../pages/openPages';
import { refsOf } from './endpointsTab';

/** Dependencies of these commands. */
export interface OverviewCommandDeps extends CreateAlarmsDeps {
  readonly navigation: Pick<OpenPages, 'openOverview'>;
}

/** A handler for each command. */
export function overviewHandlers(
  deps: OverviewCommandDeps,
): Handlers<'openOverview' | 'createAlarms'> {
  return {
    openOverview: () => {
      deps.navigation.openOverview();
    },
    createAlarms: (argument) => createAlarms(deps, refsOf(argument)),
  };
}
