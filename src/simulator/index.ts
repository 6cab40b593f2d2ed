/**
 * An in-memory simulation of AWS at wire level: one function from an HTTP request to an HTTP
 * response, and the simulated account behind it. README.md lists what it supports, assumes and
 * omits.
 */
import type { Disposable } from '../core/base/events';
import type { Clock } from '../core/base/clock';
import type { TrialControls } from '../core/ports/trial';
import type { WireHandler } from '../core/ports/wire';
import { answerControl, controlPath } from './control';
import { Faults } from './faults';
import { answerCall, type CallRecord } from './route';
import { runLogAlarms } from './logAlarms/runLogAlarms';
import { scenarios, type ScenarioName } from './scenarios/scenario';
import { simulateHistory } from './scenarios/simulateHistory';
import { trialControls } from './trial';
import { accountId, homeRegion } from './state/identity';
import { SimulatedAccount } from './state/account';

export { trialOptions } from './trialOptions';
export type { CallRecord } from './route';
export type { ScenarioName } from './scenarios/scenario';

/** The options of a simulator. */
export interface SimulatorOptions {
  /** Default: `office`. */
  readonly scenario?: ScenarioName;
  /** The same seed gives the same data. Default: 1. */
  readonly seed?: number;
  /** Simulated seconds per real second. Default: 30. 0: the clock stands until it is advanced. */
  readonly speed?: number;
  /** The simulated time at the start, ms since 1970. Default: the machine's time. */
  readonly startMs?: number;
  /** Of the time zone in which users live, east of UTC. Default: Tokyo's. */
  readonly utcOffsetMs?: number;
  /** How long after their publication log entries can be read. Default: 0. */
  readonly logDelaySeconds?: number;
}

/** A running simulator. */
export interface Simulator extends Disposable {
  /** Responds to AWS calls and to `/_simulator/` control calls. */
  readonly handle: WireHandler;
  /** Simulated time; with speed 0, timers fire inside `advance`. */
  readonly clock: Clock;
  readonly trial: TrialControls;
  /** The one region in which the account has endpoints. */
  readonly region: string;
  readonly accountId: string;
  /** AWS calls so far, oldest first; the newest 10,000. */
  calls(): readonly CallRecord[];
}

const rememberedCalls = 10_000;

/** Creates an account, simulates its history, and starts its clock. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { scenario = 'office', seed = 1, speed = 30, startMs = Date.now() } = options;
  const { historyMs, presentMs, build } = scenarios[scenario];
  const account = new SimulatedAccount(startMs - historyMs, seed, {
    utcOffsetMs: options.utcOffsetMs,
    inPast: presentMs !== undefined,
  });
  build(account, account.region(homeRegion));
  if (presentMs !== undefined) {
    simulateHistory(account, startMs - presentMs);
    account.beginPresent();
  }
  runLogAlarms(account);
  account.region(homeRegion).logs.setDelay((options.logDelaySeconds ?? 0) * 1000);
  account.clock.advanceTo(startMs);
  account.clock.run(speed);
  const faults = new Faults(account.random.fork('faults'));
  const trial = trialControls(account, scenario === 'company');
  const random = account.random.fork('requests');
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
        ? Promise.resolve(answerControl(request, { account, faults, trial, counts }))
        : answerCall({ account, faults, random, record }, request, signal),
    clock: account.clock,
    trial,
    region: homeRegion,
    accountId,
    calls: recorded,
    dispose: () => {
      account.dispose();
    },
  };
}
