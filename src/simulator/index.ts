/**
 * A small AWS at wire level, in memory: one function from an HTTP request to an HTTP response, and
 * the world behind it. What it promises, assumes and leaves out is in README.md.
 */
import type { Disposable } from '../core/events';
import type { Clock } from '../core/ports/clock';
import type { TrialControls } from '../core/ports/trial';
import type { WireHandler } from '../core/ports/wire';
import { Faults } from './faults';
import { answerCall, type CallRecord } from './route';
import { newEndpoint } from './scenarios/newEndpoint';
import { officeEndpoints } from './scenarios/office';
import { trialControls } from './trial';
import { accountId, homeRegion } from './world/identity';
import { World } from './world/world';

export type { CallRecord } from './route';

export type ScenarioName = 'office' | 'quiet' | 'empty' | 'fleet';

/** How to set up a world. */
export interface SimulatorOptions {
  readonly scenario?: ScenarioName;
  /** The same seed gives the same world. */
  readonly seed?: number;
  /** Simulated seconds in a real one; 0: the clock stands until it is advanced. */
  readonly speed?: number;
  /** The world's time when it is ready; the machine's time if left out. */
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

/** Makes a world and sets it going. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { scenario = 'office', seed = 1, speed = 30, startMs = Date.now() } = options;
  const world = new World(startMs, speed, seed);
  const faults = new Faults(world.random.fork('faults'));
  const requestIds = world.random.fork('requests');
  let calls: CallRecord[] = [];
  const record = (call: CallRecord): void => {
    calls.push(call);
    if (calls.length > 2 * rememberedCalls) calls = calls.slice(-rememberedCalls);
  };
  if (scenario === 'office') {
    const region = world.region(homeRegion);
    const random = world.random.fork('office');
    for (const plan of officeEndpoints) {
      const endpoint = newEndpoint(plan, random, startMs, homeRegion);
      region.endpoints.set(endpoint.id, endpoint);
    }
  }
  return {
    handle: (request, signal) =>
      answerCall({ world, faults, random: requestIds, record }, request, signal),
    clock: world.clock,
    trial: trialControls(world),
    region: homeRegion,
    accountId,
    calls: () => calls.slice(-rememberedCalls),
    dispose: () => {
      world.dispose();
    },
  };
}
