/** A setting under two keys: which value applies, and that moving it loses nothing, whatever fails. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  earlierApplies,
  moveToCurrentKey,
  saveSetting,
  type SettingStore,
  type StoredSetting,
} from '../../../src/core/settings/storedSetting';

const scopes = [{ profile: 'work', region: 'eu-west-1' }];
const reordered = [{ region: 'eu-west-1', profile: 'work' }];

/** Without profiles. */
const forAllProfiles = { current: false, earlier: false };

/** One settings file, as one setting of it; `write` decides whether each write succeeds. */
class SettingsFile implements StoredSetting {
  readonly forAllProfiles = forAllProfiles;
  /** What applied after each write. */
  readonly applied: unknown[] = [];

  constructor(
    public current: unknown,
    public earlier: unknown,
    private readonly write: () => boolean = () => true,
  ) {}

  get applies(): unknown {
    return earlierApplies(this) ? this.earlier : this.current;
  }

  /** A window that reads the file now, and sees only its own writes from then on. */
  window(): SettingStore<string> {
    const seen = { current: this.current, earlier: this.earlier, forAllProfiles };
    const change = async (part: 'current' | 'earlier', value: unknown): Promise<void> => {
      await Promise.resolve();
      if (!this.write()) throw new Error('Unable to write into user settings.');
      this[part] = value;
      seen[part] = value;
      this.applied.push(this.applies);
    };
    return {
      stored: () => seen,
      set: (_, value) => change('current', value),
      setEarlier: (_, value) => change('earlier', value),
    };
  }
}

describe('a setting under two keys', () => {
  it.each([
    ['under neither', undefined, undefined, undefined, 0],
    ['under its key only', 30, undefined, 30, 0],
    ['under the earlier key only', undefined, scopes, scopes, 2],
    ['the same under both', 30, 30, 30, 1],
    ['the same under both, in another order', scopes, reordered, scopes, 1],
    ['false under the earlier key', undefined, false, false, 2],
    ['0 under the earlier key', undefined, 0, 0, 2],
    ['of a wrong type under the earlier key', undefined, '90', '90', 2],
  ])('%s', async (_, current, earlier, expected, writes) => {
    const file = new SettingsFile(current, earlier);
    expect(file.applies).toEqual(expected);
    await moveToCurrentKey(file.window(), 'scopes');
    expect(file).toMatchObject({ current: expected, earlier: undefined });
    expect(file.applied).toEqual(Array.from({ length: writes }, () => expected));
  });

  it.each([
    ['numbers', 30, 90],
    ['false against true', false, true],
    ['an empty list against scopes', [], scopes],
    ['scopes against more', scopes, [...scopes, { profile: 'lab', region: 'us-east-1' }]],
    ['of a wrong type under its key', '30', 90],
  ])('keeps both where they differ, and the key wins: %s', async (_, current, earlier) => {
    const file = new SettingsFile(current, earlier);
    await moveToCurrentKey(file.window(), 'scopes');
    expect(file).toMatchObject({ current, earlier, applies: current, applied: [] });
  });

  it.each([
    ['under the earlier key, by a window of version 0.1', { earlier: [] }],
    ['under the key, by another window', { current: [] }],
  ])('keeps what is chosen %s, while the value moves', async (_, chosen) => {
    const file = new SettingsFile(undefined, scopes);
    const window = file.window();
    await moveToCurrentKey(
      {
        ...window,
        stored: () => file,
        set: async (key, value) => {
          await window.set(key, value);
          Object.assign(file, chosen);
        },
      },
      'scopes',
    );
    expect(file).toMatchObject({ current: scopes, earlier: scopes, ...chosen });
  });

  it('applies at every moment while two windows move it and any write fails', async () => {
    const value = fc.option(fc.constantFrom(30, 90, false, '90'), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        value,
        value,
        fc.array(fc.boolean()),
        fc.scheduler(),
        async (current, earlier, outcomes, scheduler) => {
          const file = new SettingsFile(current, earlier, () => outcomes.shift() ?? true);
          const expected = file.applies;
          const move = (store: SettingStore<string>): Promise<unknown> =>
            moveToCurrentKey(
              {
                ...store,
                set: (key, set) => scheduler.schedule(store.set(key, set)),
                setEarlier: (key, set) => scheduler.schedule(store.setEarlier(key, set)),
              },
              'scopes',
            ).catch(() => undefined);
          const windows = [file.window(), file.window()];
          await scheduler.waitFor(Promise.all(windows.map(move)));
          for (const applied of file.applied) expect(applied).toEqual(expected);
          expect(file.applies).toEqual(expected);
          outcomes.length = 0;
          await moveToCurrentKey(file.window(), 'scopes');
          const isOther = current !== undefined && earlier !== current;
          expect(file).toMatchObject({ current: expected, earlier: isOther ? earlier : undefined });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('saving a setting', () => {
  it.each([
    ['a value where none is set', undefined, undefined, true, true],
    ['a value over one under the earlier key', undefined, false, true, true],
    ['a reset of one under the earlier key', undefined, true, undefined, undefined],
    ['a reset of one under both', true, true, undefined, undefined],
    ['a reset of two that differ', false, true, undefined, undefined],
  ])('%s', async (_, current, earlier, value, expected) => {
    const file = new SettingsFile(current, earlier);
    await saveSetting(file.window(), 'trial', value);
    expect(file.applies).toBe(expected);
    expect(file.earlier).toBeUndefined();
  });

  it('resets one under both at once, so that no window moves the earlier one in between', async () => {
    const file = new SettingsFile(false, true);
    await saveSetting(file.window(), 'trial', undefined);
    expect(file.applied).toEqual([false, undefined]);
  });

  it('keeps the value under the earlier key, where it had no effect before either', async () => {
    const file = new SettingsFile([], scopes);
    await saveSetting(file.window(), 'scopes', reordered);
    expect(file).toMatchObject({ current: reordered, earlier: scopes });
  });

  it('fails if the file cannot be changed, and the value under the earlier key stays', async () => {
    const file = new SettingsFile(undefined, scopes, () => false);
    await expect(saveSetting(file.window(), 'scopes', [])).rejects.toThrow('Unable to write');
    expect(file.applies).toBe(scopes);
  });
});
