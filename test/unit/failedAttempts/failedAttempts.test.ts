/** Failed attempts by reason, user and address, in plain words. */
import { describe, expect, it } from 'vitest';
import { failedAttemptsView } from '../../../src/core/failedAttempts/view/failedAttemptsView';
import { attemptGroups, stripParts } from '../../../src/core/failedAttempts/view/attemptGroups';
import { reasonText } from '../../../src/core/failedAttempts/view/reasonText';
import type { FailedAttempt } from '../../../src/core/model/failedAttempt';
import { plainTranslate } from '../../fakes/plainTranslate';

const range = { start: 0, end: stripParts };
const endpointId = 'e';
const bad = 'authentication-failed';
const attempts: readonly FailedAttempt[] = [
  { endpointId, at: 1, username: 'eve', deviceIp: '198.51.100.39', reason: bad },
  { endpointId, at: 2, username: 'eve', deviceIp: '198.51.100.39', reason: bad },
  { endpointId, at: 40, username: 'bob', deviceIp: '203.0.113.9', reason: bad },
  { endpointId, at: 44, commonName: 'device-7', reason: 'client-connect-failed' },
  { endpointId, at: 45 },
];

describe('attemptGroups', () => {
  it('counts by user, largest first, newest first where equal', () => {
    const groups = attemptGroups(attempts, 'user', range);
    expect(groups.map(({ value, count }) => [value, count])).toEqual([
      ['eve', 2],
      [null, 1],
      ['device-7', 1],
      ['bob', 1],
    ]);
    expect(groups[0]).toMatchObject({
      firstAt: 1,
      lastAt: 2,
      names: { address: [{ name: '198.51.100.39', count: 2 }], reason: [{ name: bad, count: 2 }] },
    });
  });

  it('has a strip of the range, into which everything falls', () => {
    const [group] = attemptGroups([...attempts, { endpointId, at: 99 }], 'reason', range);
    expect(group?.strip).toHaveLength(stripParts);
    expect([group?.strip[1], group?.strip[2], group?.strip[40]]).toEqual([1, 1, 1]);
    const all = attemptGroups([{ endpointId, at: 99 }], 'reason', range);
    expect(all[0]?.strip.at(-1)).toBe(1);
  });

  it('shows names as text, and names no more than ten', () => {
    const many = Array.from({ length: 15 }, (_, i) => ({
      ...{ endpointId, at: i, reason: bad },
      username: `\u202e${String(i)}`,
    }));
    const [group] = attemptGroups(many, 'reason', range);
    expect(group?.different.user).toBe(15);
    expect(group?.names.user).toHaveLength(10);
    expect(group?.names.user[0]?.name).toBe('⟨U+202E⟩0');
  });
});

describe('reasonText', () => {
  const text = (code: string | undefined, ...authentication: readonly string[]) =>
    reasonText(code, { t: plainTranslate, authentication });

  it.each([
    ['client-connect-failed', 'Client connect handler: denied'],
    ['client-connect-handler-timed-out', 'Client connect handler: timed out'],
    ['client-connect-handler-other-execution-error', 'Client connect handler: failed'],
    ['client-connect-handler-throttled', 'Client connect handler: throttled'],
    ['client-connect-handler-invalid-response', 'Client connect handler: invalid response'],
    ['client-connect-handler-service-error', 'Client connect handler: service error'],
    ['authorization-policy-deny', 'Denied by the authorization policy'],
    [bad, 'Sign-in failed'],
    [undefined, 'No reason given'],
    ['<b>\u202enew', '<b>⟨U+202E⟩new'],
  ])('%s is %s', (code, title) => {
    const found = text(code, 'certificate-authentication');
    expect(found.title).toBe(title);
    expect(found.explanation).toMatch(/\.$/);
    expect(found.remedy).toMatch(/\.$/);
  });

  it.each([
    ['federated-authentication', 'identity provider'],
    ['directory-service-authentication', 'directory'],
    ['certificate-authentication', 'client'],
  ])('depends on %s', (authentication, word) => {
    expect(text(bad, authentication).explanation).toContain(word);
  });
});

describe('failedAttemptsView', () => {
  it('has what is in the range, with explanations of the reasons', () => {
    const known = { attempts, more: false, range: { start: 2, end: 45 }, authentication: [] };
    const view = failedAttemptsView(known, plainTranslate);
    expect(view.total).toBe(3);
    expect(view.groups.reason.map(({ reason }) => reason?.title)).toEqual([
      'Sign-in failed',
      'Client connect handler: denied',
    ]);
    expect(view.groups.user[0]?.reason).toBeUndefined();
  });

  it('shows a hundred groups, and counts the others', () => {
    const many = Array.from({ length: 130 }, (_, i) => ({
      ...{ endpointId, at: i / 10 },
      username: `u${String(i)}`,
    }));
    const view = failedAttemptsView(
      { attempts: many, more: true, range, authentication: [] },
      plainTranslate,
    );
    expect(view.groups.user).toHaveLength(100);
    expect(view.hidden).toEqual({ reason: 0, user: 30, address: 0 });
  });
});
