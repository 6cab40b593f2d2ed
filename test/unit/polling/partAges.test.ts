/** The age of data does not depend on changes of the wall clock. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRemoteScope } from '../../../src/core/polling/mergeRemoteScope';
import { PartAges } from '../../../src/core/polling/partAges';
import { failed, newScopeSnapshot, succeeded } from '../../../src/core/model/snapshot';
import { FakeClock } from '../../fakes/fakeClock';

const hourMs = 3_600_000;

describe('the age of a part', () => {
  it('is what has passed since it was noted, and not what the wall clock says', () => {
    const steps = fc.array(
      fc.record({ pass: fc.nat(hourMs), jump: fc.integer({ min: -1e11, max: 1e11 }) }),
    );
    fc.assert(
      fc.property(steps, (all) => {
        const clock = new FakeClock();
        const ages = new PartAges(clock);
        const part = ages.note(succeeded('x', clock.now()));
        let passed = 0;
        for (const { pass, jump } of all) {
          clock.jump(jump);
          clock.advance(pass);
          passed += pass;
          expect(ages.of(part)).toBe(passed);
        }
      }),
    );
  });

  it('of another window begins with its stamp, and is endless where that is still to come', () => {
    const clock = new FakeClock();
    const ages = new PartAges(clock);
    const old = ages.note(failed(undefined, { kind: 'network' }, clock.now() - 5000));
    const future = ages.note(succeeded('x', clock.now() + 5000));
    clock.jump(-hourMs);
    clock.advance(1000);
    expect(ages.of(old)).toBe(6000);
    expect(ages.of(future)).toBe(Infinity);
    expect(ages.of(undefined)).toBe(Infinity);
    expect(ages.of({ kind: 'waiting' })).toBe(Infinity);
  });
});

describe('of two readings of a part', () => {
  it('the one that is still to come is the older one', () => {
    const now = 1_000_000;
    const scope = newScopeSnapshot({ profile: 'dev', region: 'eu-west-1' });
    const at = (time: number, value: string) => ({
      ...scope,
      identity: succeeded({ accountId: value, arn: '' }, time),
    });
    const shown = (own: number, published: number): unknown =>
      mergeRemoteScope(at(own, 'own'), at(published, 'published'), now).identity;
    const is = (who: string) => ({ value: { accountId: who } });
    expect(shown(now + hourMs, now - 5000)).toMatchObject(is('published'));
    expect(shown(now - 5000, now + hourMs)).toMatchObject(is('own'));
    expect(shown(now - 5000, now - 6000)).toMatchObject(is('own'));
    expect(shown(now - 5000, now - 4000)).toMatchObject(is('published'));
  });
});
