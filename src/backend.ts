/**
 * Loads the way to AWS on first use: dist/aws.js with the SDK, and in trial mode dist/simulator.js
 * below it. The one place, with aws/wireAccess.ts, that knows of the trial.
 */
import type { SignIns } from './aws';
import type { Backend } from './core/ports/backend';
import type { CallMeter } from './core/ports/callMeter';
import type { Log } from './core/base/log';
import type { Yielder } from './core/base/yielder';
import { systemClock } from './core/base/systemClock';

/**
 * The real AWS.
 * @param checksCertificates whether those of servers and proxies are checked
 * @param yielder at which calls are made and their answers read
 * @param signIns what profiles hold, for all backends that are loaded with it
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

/** The simulated AWS, reached through the same SDK. No port is opened. */
export async function loadTrial(log: Log, meter: CallMeter): Promise<Backend> {
  const [{ createBackend }, { createSimulator, optionsInEnvironment }] = await Promise.all([
    import('./aws'),
    import('./simulator'),
  ]);
  const simulator = createSimulator(optionsInEnvironment(process.env));
  const { clock, handle, trial } = simulator;
  const aws = createBackend({ log, clock, wire: handle, trial, meter });
  return {
    ...aws,
    // A backend's methods need no `this`; the copy only adds what the simulator knows.
    fixedScopes: [{ profile: 'trial', region: trial.region }],
    dispose: () => {
      aws.dispose();
      simulator.dispose();
    },
  };
}
