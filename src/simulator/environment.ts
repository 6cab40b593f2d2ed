/** Reads the simulator's options from environment variables, for development of the extension. */
import { scenarioNames, type ScenarioName } from './scenarios/scenario';
import { longestLogDelay } from './state/logs';

const fastest = 3600;

/** The requested options; see `createSimulator` for their meaning and defaults. */
export interface RequestedOptions {
  readonly scenario?: ScenarioName;
  readonly startMs?: number;
  readonly speed?: number;
  readonly logDelaySeconds?: number;
}

/**
 * Reads `CLIENT_VPN_WATCH_SCENARIO`, `_START` (a date), `_SPEED` and `_LOG_DELAY` (seconds); invalid
 * values are ignored.
 */
export function optionsInEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): RequestedOptions {
  const scenario = scenarioNames.find((name) => name === env.CLIENT_VPN_WATCH_SCENARIO);
  const startMs = Date.parse(env.CLIENT_VPN_WATCH_START ?? '');
  const speed = Number.parseFloat(env.CLIENT_VPN_WATCH_SPEED ?? '');
  const logDelaySeconds = Number.parseFloat(env.CLIENT_VPN_WATCH_LOG_DELAY ?? '');
  return {
    ...(scenario && { scenario }),
    ...(!Number.isNaN(startMs) && { startMs }),
    ...(speed >= 0 && speed <= fastest && { speed }),
    ...(logDelaySeconds >= 0 && logDelaySeconds <= longestLogDelay && { logDelaySeconds }),
  };
}
