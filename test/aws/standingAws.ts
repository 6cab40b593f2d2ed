/** The ports against a simulator whose clock does not advance, created for each test. */
import { afterEach, beforeEach } from 'vitest';
import { createBackend } from '../../src/aws/index';
import type { Backend } from '../../src/core/ports/backend';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { Simulator } from '../../src/simulator';
import { FakeLog } from '../fakes/fakeLog';
import { standing } from '../simulator/wireClient';

/** Calls `use` before each test of the file or suite, and disposes of what it made after it. */
export function beforeEachAws(
  use: (simulator: Simulator, aws: ScopeAws) => void,
  make: () => Simulator = standing,
): void {
  let simulator: Simulator;
  let backend: Backend;

  beforeEach(() => {
    simulator = make();
    const { clock, handle: wire, trial } = simulator;
    backend = createBackend({ log: new FakeLog(), clock, wire, trial });
    use(simulator, backend.open({ profile: 'trial', region: trial.region }));
  });

  afterEach(() => {
    backend.dispose();
    simulator.dispose();
  });
}
