/**
 * Gives all property tests one seed, so that a run of the suite has the same inputs each time.
 * `PROPERTY_SEED` is another one: a search for new counterexamples.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
