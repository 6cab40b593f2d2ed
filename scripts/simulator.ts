/**
 * `npm run simulator -- [--port 0] [--speed 30] [--seed 1] [--scenario office|quiet|empty|fleet]`:
 * prints one line of JSON when ready, and runs until Ctrl+C.
 */
import { parseArgs } from 'node:util';
import { createSimulator, type ScenarioName, type SimulatorOptions } from '../src/simulator';
import { controlPath } from '../src/simulator/control';
import { scenarioNames } from '../src/simulator/scenarios/scenario';
import { serve } from '../src/simulator/serve';

const fastest = 3600;

interface Arguments extends SimulatorOptions {
  readonly port: number;
}

/** @throws Error with one sentence about what is wrong */
function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      speed: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      scenario: { type: 'string', default: 'office' },
    },
  });
  return {
    port: number('--port', values.port, 0, 65_535, true),
    speed: number('--speed', values.speed, 0, fastest, false),
    seed: number('--seed', values.seed, 0, 2 ** 32 - 1, true),
    scenario: scenario(values.scenario),
  };
}

function number(name: string, text: string, low: number, high: number, whole: boolean): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new Error(`${name} must be ${kind} from ${low} to ${high}, not "${text}".`);
  }
  return value;
}

function scenario(text: string): ScenarioName {
  const name = scenarioNames.find((candidate) => candidate === text);
  if (name) return name;
  throw new Error(`--scenario must be ${scenarioNames.join(', ')}, not "${text}".`);
}

async function main(): Promise<void> {
  const { port, ...options } = readArguments(process.argv.slice(2));
  const simulator = createSimulator(options);
  const served = await serve(simulator, port);
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

main().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const sentence =
    code === 'EADDRINUSE'
      ? 'That port is in use; choose another with --port, or 0 for any.'
      : error instanceof Error
        ? error.message
        : String(error);
  console.error(sentence);
  process.exitCode = 2;
});
