/**
 * A small AWS at wire level, in memory: one function from an HTTP request to an HTTP response, and
 * the world behind it. What it promises, assumes and leaves out is in README.md.
 */
import type { Disposable } from '../core/base/events';
import type { Clock } from '../core/base/clock';
import type { TrialControls } from '../core/ports/trial';
import type { WireHandler } from '../core/ports/wire';
import { answerControl, controlPath } from './control';
import { Faults } from './faults';
import { answerCall, type CallRecord } from './route';
import { scenarios, type ScenarioName } from './scenarios/scenario';
import { trialControls } from './trial';
import { accountId, homeRegion } from './world/identity';
import { World } from './world/world';

export { worldInEnvironment } from './environment';
export type { CallRecord } from './route';
export type { ScenarioName } from './scenarios/scenario';

/** How to set up a world. */
export interface SimulatorOptions {
  /** `office` if left out. */
  readonly scenario?: ScenarioName;
  /** The same seed gives the same world; 1 if left out. */
  readonly seed?: number;
  /** Simulated seconds in a real one, 30 if left out; 0: the clock stands until it is advanced. */
  readonly speed?: number;
  /** The world's time when it is ready, ms since 1970; the machine's time if left out. */
  readonly startMs?: number;
}

/** A running world. */
export interface Simulator extends Disposable {
  /** Answers AWS calls and `/_simulator/` control calls alike. */
  readonly handle: WireHandler;
  /** Simulated time; with speed 0, timers fire inside `advance`. */
  readonly clock: Clock;
  readonly trial: TrialControls;
  /** The one region in which the account has endpoints. */
  readonly region: string;
  readonly accountId: string;
  /** AWS calls answered so far, oldest first; the newest 10,000. */
  calls(): readonly CallRecord[];
}

const rememberedCalls = 10_000;

/** Makes a world, lets it live through its history, and sets it going. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { scenario = 'office', seed = 1, speed = 30, startMs = Date.now() } = options;
  const { historyMs, build } = scenarios[scenario];
  const world = new World(startMs - historyMs, seed);
  build(world, world.region(homeRegion));
  world.clock.advanceTo(startMs);
  world.clock.run(speed);
  const faults = new Faults(world.random.fork('faults'));
  const trial = trialControls(world);
  const random = world.random.fork('requests');
  let calls: CallRecord[] = [];
  const counts: Record<string, number> = {};
  const record = (call: CallRecord): void => {
    const name = `${call.service}:${call.operation}`;
    counts[name] = (counts[name] ?? 0) + 1;
    calls.push(call);
    if (calls.length >= 2 * rememberedCalls) calls = calls.slice(-rememberedCalls);
  };
  const recorded = (): readonly CallRecord[] => calls.slice(-rememberedCalls);
  return {
    handle: (request, signal) =>
      request.path.startsWith(controlPath)
        ? Promise.resolve(answerControl(request, { world, faults, trial, counts }))
        : answerCall({ world, faults, random, record }, request, signal),
    clock: world.clock,
    trial,
    region: homeRegion,
    accountId,
    calls: recorded,
    dispose: () => {
      world.dispose();
    },
  };
}
