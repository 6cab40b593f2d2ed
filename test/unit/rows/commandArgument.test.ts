/** What commands make of any argument: a keyboard shortcut or another extension can pass anything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endpointOf,
  endpointsIn,
  isRemedy,
  momentOf,
  targetOf,
} from '../../../src/core/rows/commandArgument';
import type { NodeTarget } from '../../../src/core/rows/node';
import { hostileArguments } from '../../fakes/hostileArguments';

const scope = 'corp@eu-west-1';
const endpointId = 'cvpn-endpoint-1';
const topicArn = 'arn:aws:sns:eu-west-1:123456789012:vpn';

const targets: readonly NodeTarget[] = [
  { kind: 'scope', scope },
  { kind: 'endpoint', scope, endpointId },
  { kind: 'alarm', scope, endpointId, alarmName: '<img src=x onerror=alert(1)>' },
  { kind: 'topic', scope, topicArn },
  { kind: 'subscription', scope, topicArn, address: 'a@example.com' },
  { kind: 'connection', scope, endpointId, connectionId: 'cvpn-connection-1' },
  { kind: 'notice', scope },
  { kind: 'notice', scope, next: { label: 'Refresh', command: 'refresh' } },
  {
    ...{ kind: 'notice', scope },
    next: { label: 'Sign In…', command: 'signIn', remedy: { kind: 'ssoLogin', profile: 'corp' } },
  },
];

describe('the argument of a command', () => {
  it.each(targets)('is the target itself, or its row: %j', (target) => {
    expect(targetOf(target)).toBe(target);
    expect(targetOf({ node: { target, label: 'x' } })).toBe(target);
  });

  it.each(targets)(
    'is none where a member is missing, is no text or is inherited: %j',
    (target) => {
      for (const key of Object.keys(target).filter((one) => one !== 'next')) {
        const without: Record<string, unknown> = { ...target };
        const { [key]: value, ...others } = without;
        expect(targetOf(others)).toBeUndefined();
        for (const junk of [null, 1, [value], { value }, true])
          expect(targetOf({ ...target, [key]: junk })).toBeUndefined();
        const inherited: unknown = Object.assign(Object.create({ [key]: value }) as object, others);
        expect(targetOf(inherited)).toBeUndefined();
      }
    },
  );

  it.each(hostileArguments.map((one) => [one] as const))(
    'is none, and is no mistake: %o',
    (argument) => {
      expect(targetOf(argument)).toBeUndefined();
      expect(endpointsIn(argument)).toBeUndefined();
      expect(momentOf(argument)).toBeUndefined();
      expect(isRemedy(argument)).toBe(false);
    },
  );

  it('is one of anything, or none', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true });
    const nearly = fc.record(
      {
        kind: fc.constantFrom('endpoint', 'alarm', 'notice', 'edit', '__proto__'),
        scope: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, nearly, fc.array(nearly)), (argument) => {
        const target = targetOf(argument);
        if (target) expect(typeof target.scope).toBe('string');
        for (const ref of endpointsIn(argument) ?? []) expect(typeof ref.endpointId).toBe('string');
        momentOf(argument);
        isRemedy(argument);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a list of endpoints', () => {
  it('is what is an endpoint in it', () => {
    const ref = { scope, endpointId };
    expect(endpointsIn([ref, null, 7, {}, { scope }, [ref], { ...ref, more: 1 }])).toEqual([
      ref,
      ref,
    ]);
    expect(endpointOf({ kind: 'endpoint', scope, endpointId })).toEqual(ref);
  });
});

describe('a moment', () => {
  it.each([0, -1, 1.5, Date.UTC(2026, 10, 29), 8.64e15])(
    'is a time that can be shown: %d',
    (at) => {
      expect(momentOf({ scope, endpointId, at })).toEqual({ scope, endpointId, at });
    },
  );

  it.each([NaN, Infinity, -Infinity, 8.65e15, '0', null, undefined])('is not %o', (at) => {
    expect(momentOf({ scope, endpointId, at })).toBeUndefined();
  });
});

describe('what a sign-in needs', () => {
  it.each([
    [{ kind: 'ssoLogin', profile: 'corp' }, true],
    [{ kind: 'ssoLogin', profile: 'corp', session: 'sso' }, true],
    [{ kind: 'ssoLogin', profile: 'corp', session: 1 }, false],
    [{ kind: 'consoleLogin', profile: ['corp'] }, false],
    [{ kind: 'mfaCode', profile: 'corp' }, true],
    [{ kind: 'edit', file: '/config', line: 3 }, true],
    [{ kind: 'edit', file: '/config', line: '3' }, false],
    [{ kind: 'edit', file: '/config', line: 1.5 }, false],
    [{ kind: 'edit', line: 3 }, false],
  ])('%j: %o', (argument, expected) => {
    expect(isRemedy(argument)).toBe(expected);
  });
});
