import { expect, it } from 'vitest';
import { OwnLedger } from '../../../src/core/session/ownLedger';

it('lets each key be claimed once, and forgets the oldest of very many', async () => {
  const ledger = new OwnLedger();
  expect([...(await ledger.claim(['a', 'b', 'a']))]).toEqual(['a', 'b']);
  expect([...(await ledger.claim(['b', 'c']))]).toEqual(['c']);
  await ledger.claim(Array.from({ length: 9_998 }, (_, i) => `key ${i}`));
  expect([...(await ledger.claim(['a', 'c']))]).toEqual(['a']);
});
