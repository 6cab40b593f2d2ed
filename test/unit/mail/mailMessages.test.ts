/** Messages of the mail page are untrusted. */
import { expect, it } from 'vitest';
import { parseMailMessage } from '../../../src/protocol/mail';

it.each([
  { type: 'ready' },
  { type: 'next' },
  { type: 'hideHints' },
  { type: 'open', id: 3 },
  { type: 'confirm', id: 0 },
])('takes %o', (message) => {
  expect(parseMailMessage({ ...message, more: 1 })).toEqual(message);
});

it.each([
  undefined,
  null,
  'open',
  {},
  { type: 'send' },
  { type: 'open' },
  { type: 'confirm', id: '1' },
  { type: 'open', id: 1.5 },
])('refuses %o', (message) => {
  expect(parseMailMessage(message)).toBeUndefined();
});
