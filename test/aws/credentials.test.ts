/** How long credentials are kept, and that they are looked for once. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HeldCredentials } from '../../src/aws/access/credentials';
import { ExpectedError } from '../../src/core/model/errors';
import type { AskMfaCode } from '../../src/core/ports/backend';

const minute = 60_000;

/** A place that gives a new key at each look, of this lifetime; undefined: for ever. */
function place(lifetimeMs: number | undefined) {
  const state = { searches: 0, broken: false };
  const held = new HeldCredentials();
  const find = async () => {
    state.searches++;
    await new Promise(setImmediate);
    if (state.broken) throw new Error('not now');
    return {
      accessKeyId: `key-${state.searches}`,
      secretAccessKey: 's',
      ...(lifetimeMs !== undefined && { expiration: new Date(Date.now() + lifetimeMs) }),
    };
  };
  const key = async () => (await held.providerFor('eu-west-1', find)()).accessKeyId;
  return { state, held, find, key };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('credentials', () => {
  it('are looked for once, by however many', async () => {
    const { key, state } = place(undefined);
    expect(await Promise.all([key(), key(), key()])).toEqual(['key-1', 'key-1', 'key-1']);
    expect(await key()).toBe('key-1');
    expect(state.searches).toBe(1);
  });

  it('are kept while they have more than five minutes', async () => {
    const { key } = place(6 * minute);
    expect([await key(), await key()]).toEqual(['key-1', 'key-1']);
  });

  it('are looked for again, once, when they end soon', async () => {
    const { key, state } = place(4 * minute);
    await key();
    expect(await Promise.all([key(), key()])).toEqual(['key-2', 'key-2']);
    expect(state.searches).toBe(2);
  });

  it('are looked for again after a look that failed', async () => {
    const { key, state } = place(undefined);
    state.broken = true;
    await expect(key()).rejects.toThrow('not now');
    state.broken = false;
    expect(await key()).toBe('key-2');
  });

  it('are looked for again after a look that never ended, which is a time-out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { key, held } = place(undefined);
    const hung = held.providerFor('eu-west-1', () => new Promise(() => undefined))();
    const refused = expect(hung).rejects.toMatchObject({ failure: { kind: 'timeout' } });
    await vi.advanceTimersByTimeAsync(5 * minute);
    await refused;
    expect(await key()).toBe('key-1');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('serve to their end when an early look fails, which is made once', async () => {
    const { key, state } = place(4 * minute);
    await key();
    state.broken = true;
    expect([await key(), await key(), await key()]).toEqual(['key-1', 'key-1', 'key-1']);
    expect(state.searches).toBe(2);
  });

  it('that have ended are not given out, whatever a look says', async () => {
    const { key, state } = place(-minute);
    await key();
    state.broken = true;
    await expect(key()).rejects.toThrow('not now');
  });

  it('are replaced by a sign-in, and kept when that fails', async () => {
    const { key, state, held, find } = place(undefined);
    await key();
    await held.signIn(find, () => Promise.resolve('123456'));
    expect(await key()).toBe('key-2');
    state.broken = true;
    await expect(held.signIn(find, () => Promise.resolve('123456'))).rejects.toThrow('not now');
    expect(await key()).toBe('key-2');
  });

  it('return their key without a search', async () => {
    const { key, state, held } = place(undefined);
    expect(await held.keyId()).toBeUndefined();
    await key();
    expect(await held.keyId()).toBe('key-1');
    expect(state.searches).toBe(1);
  });
});

describe('a code that the user enters', () => {
  const device = { profile: 'r', serial: 'arn:aws:iam::123456789012:mfa/me' };

  it.each([
    [{ kind: 'network', unsent: true }, ['eu-west-1', 'eu-west-2']],
    [{ kind: 'timeout', unsent: true }, ['eu-west-1', 'eu-west-2']],
    [{ kind: 'stsDisabled' }, ['eu-west-1', 'eu-west-2']],
    [{ kind: 'badCredentials' }, ['eu-west-1', 'eu-west-2']],
    [{ kind: 'unsupported' }, ['eu-west-1', 'eu-west-2']],
    [{ kind: 'network' }, ['eu-west-1']],
    [{ kind: 'timeout' }, ['eu-west-1']],
    [{ kind: 'server' }, ['eu-west-1']],
    [{ kind: 'denied', deniedBy: 'serviceControl' }, ['eu-west-1']],
    [{ kind: 'stsDisabled', profile: 'next in the chain' }, ['eu-west-1']],
  ] as const)('after %j has been sent to %j', async (failure, sentTo) => {
    const held = new HeldCredentials();
    const sent: string[] = [];
    const find = async (region: string, ask?: AskMfaCode): Promise<never> => {
      await ask?.(device);
      sent.push(region);
      throw new ExpectedError({ profile: 'r', ...failure });
    };
    for (const region of ['eu-west-1', 'eu-west-2', 'eu-west-3']) held.providerFor(region, find);
    const ask = vi.fn(() => Promise.resolve('123456'));
    await expect(held.signIn(find, ask)).rejects.toMatchObject({ failure });
    expect(sent).toEqual(sentTo);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is not needed for a failure before it, after which another region is tried', async () => {
    const held = new HeldCredentials();
    const find = (region: string): Promise<never> => {
      tried.push(region);
      return Promise.reject(new ExpectedError({ kind: 'timeout', profile: 'r' }));
    };
    const tried: string[] = [];
    for (const region of ['eu-west-1', 'eu-west-2']) held.providerFor(region, find);
    await expect(held.signIn(find, () => Promise.resolve('1'))).rejects.toBeInstanceOf(
      ExpectedError,
    );
    expect(tried).toEqual(['eu-west-1', 'eu-west-2']);
  });
});
