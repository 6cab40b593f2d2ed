/**
 * `npm run simulator -- [--port 0] [--speed 30] [--seed 1] [--scenario company|office|quiet|empty|fleet]
 * [--log-delay 0]`: prints one line of JSON when ready, and runs until Ctrl+C.
 */
import { parseArgs } from 'node:util';
import {
  createSimulator,
  type ScenarioName,
  type Simulator,
  type SimulatorOptions,
} from '../src/simulator';
import { controlPath } from '../src/simulator/control';
import { scenarioNames } from '../src/simulator/scenarios/scenario';
import { longestLogDelay } from '../src/simulator/state/logs';
import { serve, type Served } from '../src/simulator/serve';
import { runScript, CliError } from './cliError';

const fastest = 3600;

interface Arguments extends SimulatorOptions {
  readonly port: number;
}

/** @throws CliError for an option that does not exist or has no value */
function optionsIn(
  args: readonly string[],
): Record<'port' | 'speed' | 'seed' | 'scenario' | 'log-delay', string> {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        speed: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        scenario: { type: 'string', default: 'office' },
        'log-delay': { type: 'string', default: '0' },
      },
    }).values;
  } catch (error) {
    const [complaint = ''] = (error as Error).message.split(/\. |\n/);
    const dot = complaint.endsWith('.') ? '' : '.';
    throw new CliError(
      `${complaint}${dot} There are --port, --speed, --seed, --scenario and --log-delay.`,
    );
  }
}

/** @throws CliError that describes the problem */
function readArguments(args: readonly string[]): Arguments {
  const values = optionsIn(args);
  return {
    port: number('--port', values.port, 0, 65_535, true),
    speed: number('--speed', values.speed, 0, fastest, false),
    seed: number('--seed', values.seed, 0, 2 ** 32 - 1, true),
    scenario: scenario(values.scenario),
    logDelaySeconds: number('--log-delay', values['log-delay'], 0, longestLogDelay, false),
  };
}

function number(name: string, text: string, low: number, high: number, whole: boolean): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new CliError(`${name} must be ${kind} from ${low} to ${high}, not "${text}".`);
  }
  return value;
}

function scenario(text: string): ScenarioName {
  const name = scenarioNames.find((candidate) => candidate === text);
  if (name) return name;
  throw new CliError(`--scenario must be ${scenarioNames.join(', ')}, not "${text}".`);
}

async function main(): Promise<void> {
  const { port, ...options } = readArguments(process.argv.slice(2));
  const simulator = createSimulator(options);
  const served = await serveOn(simulator, port);
  const stop = (): void => {
    simulator.dispose();
    void served.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const ready = {
    url: served.url,
    region: simulator.region,
    accountId: simulator.accountId,
    now: new Date(simulator.clock.now()).toISOString(),
    controlUrl: served.url + controlPath,
  };
  console.log(JSON.stringify(ready));
}

/** @throws CliError when the port is unavailable */
async function serveOn(simulator: Simulator, port: number): Promise<Served> {
  try {
    return await serve(simulator, port);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new CliError(`Port ${port} cannot be used (${code}); choose another with --port, or 0.`);
  }
}

runScript(main);
