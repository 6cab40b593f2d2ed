/** Reads the simulator's options from environment variables, for development of the extension. */
import { scenarioNames, type ScenarioName } from './scenarios/scenario';

const fastest = 3600;

/** The requested options; see `createSimulator` for their meaning and defaults. */
interface RequestedOptions {
  readonly scenario?: ScenarioName;
  readonly startMs?: number;
  readonly speed?: number;
}

/**
 * Reads `CLIENT_VPN_WATCH_SCENARIO`, `_START` (a date) and `_SPEED`; invalid values are ignored.
 */
export function optionsInEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): RequestedOptions {
  const scenario = scenarioNames.find((name) => name === env.CLIENT_VPN_WATCH_SCENARIO);
  const startMs = Date.parse(env.CLIENT_VPN_WATCH_START ?? '');
  const speed = Number.parseFloat(env.CLIENT_VPN_WATCH_SPEED ?? '');
  return {
    ...(scenario && { scenario }),
    ...(!Number.isNaN(startMs) && { startMs }),
    ...(speed >= 0 && speed <= fastest && { speed }),
  };
}
