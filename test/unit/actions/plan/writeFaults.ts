/** What can go wrong with one write: the rows of the table tests of plans. */
import type { Fault } from '../../../fakes/fakeCalls';

/** A fault; `cancelled` aborts the controller that the run got. */
export const writeFaults: readonly (readonly [
  name: string,
  fault: (abort: AbortController) => Fault,
])[] = [
  ['denied', () => ({ kind: 'denied', when: 'before' })],
  ['throttled', () => ({ kind: 'throttled', when: 'before' })],
  ['timeout before the effect', () => ({ kind: 'timeout', when: 'before' })],
  ['timeout after the effect', () => ({ kind: 'timeout', when: 'after' })],
  ['lost response before the effect', () => ({ kind: 'network', when: 'before' })],
  ['lost response after the effect', () => ({ kind: 'network', when: 'after' })],
  ['cancelled before the effect', (abort) => ({ abort, when: 'before' })],
  ['cancelled after the effect', (abort) => ({ abort, when: 'after' })],
];
