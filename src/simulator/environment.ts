/** The world that somebody who works on the extension has asked for in the environment. */
import { scenarioNames, type ScenarioName } from './scenarios/scenario';

const fastest = 3600;

/** What was asked for; `createSimulator` says what each means and what holds without it. */
interface AskedWorld {
  readonly scenario?: ScenarioName;
  readonly startMs?: number;
  readonly speed?: number;
}

/** Reads `CLIENT_VPN_WATCH_SCENARIO`, `_START` (a date) and `_SPEED`; what makes no sense is left out. */
export function worldInEnvironment(env: Readonly<Record<string, string | undefined>>): AskedWorld {
  const scenario = scenarioNames.find((name) => name === env.CLIENT_VPN_WATCH_SCENARIO);
  const startMs = Date.parse(env.CLIENT_VPN_WATCH_START ?? '');
  const speed = Number.parseFloat(env.CLIENT_VPN_WATCH_SPEED ?? '');
  return {
    ...(scenario && { scenario }),
    ...(!Number.isNaN(startMs) && { startMs }),
    ...(speed >= 0 && speed <= fastest && { speed }),
  };
}
