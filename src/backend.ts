/**
 * Loads the access to AWS on first use: dist/aws.js with the SDK, and in trial mode also
 * dist/simulator.js, which it uses. Only this file and aws/wireAccess.ts depend on the trial.
 */
import type { SignIns } from './aws';
import type { Backend } from './core/ports/backend';
import type { CallMeter } from './core/ports/callMeter';
import type { Log } from './core/base/log';
import type { Yielder } from './core/base/yielder';
import { systemClock } from './core/base/systemClock';

/**
 * Loads the real AWS.
 * @param checksCertificates whether certificates of servers and proxies are verified
 * @param yielder yields between calls and while responses are parsed
 * @param signIns the credentials of each profile, shared by all backends that are loaded with it
 */
export async function loadAws(
  log: Log,
  meter: CallMeter,
  checksCertificates: () => boolean,
  yielder: Yielder,
  signIns: SignIns,
): Promise<Backend> {
  const { createBackend } = await import('./aws');
  const network = { checksCertificates };
  return createBackend({ log, clock: systemClock, meter, network, yielder, signIns });
}

/** Loads the simulated AWS, which the same SDK calls. No port is opened. */
export async function loadTrial(log: Log, meter: CallMeter): Promise<Backend> {
  const [{ createBackend }, { createSimulator, trialOptions }] = await Promise.all([
    import('./aws'),
    import('./simulator'),
  ]);
  const simulator = createSimulator(trialOptions(process.env, new Date()));
  const { clock, handle, trial } = simulator;
  const aws = createBackend({ log, clock, wire: handle, trial, meter });
  return {
    ...aws,
    // A backend's methods do not use `this`; the copy only adds data of the simulator.
    fixedScopes: [{ profile: 'trial', region: trial.region }],
    dispose: () => {
      aws.dispose();
      simulator.dispose();
    },
  };
}
