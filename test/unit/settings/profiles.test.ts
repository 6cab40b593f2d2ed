/** A setting under two keys, in VS Code with profiles, where either key may apply to all profiles. */
import { describe, expect, it } from 'vitest';
import {
  earlierApplies,
  moveToCurrentKey,
  saveSetting,
  type SettingStore,
  type StoredSetting,
} from '../../../src/core/settings/storedSetting';

const scopes = [{ profile: 'work', region: 'eu-west-1' }];
const others = [{ profile: 'lab', region: 'us-east-1' }];

type Key = 'current' | 'earlier';
type Profile = 'default' | 'mine';

/** The settings files of two profiles. What applies to all profiles is in the file of the default one. */
class Profiles {
  private readonly files: Record<Profile, Partial<Record<Key, unknown>>> = {
    default: {},
    mine: {},
  };

  /** @param shared the keys that apply to all profiles */
  constructor(private readonly shared: readonly Key[]) {}

  put(profile: Profile, key: Key, value: unknown): this {
    this.files[this.shared.includes(key) ? 'default' : profile][key] = value;
    return this;
  }

  stored(profile: Profile): StoredSetting {
    const get = (key: Key): unknown =>
      this.files[this.shared.includes(key) ? 'default' : profile][key];
    const forAllProfiles = {
      current: this.shared.includes('current'),
      earlier: this.shared.includes('earlier'),
    };
    return { current: get('current'), earlier: get('earlier'), forAllProfiles };
  }

  /** What applies in the default profile, then in the other one. */
  get applies(): readonly unknown[] {
    return (['default', 'mine'] as const).map((profile) => {
      const stored = this.stored(profile);
      return earlierApplies(stored) ? stored.earlier : stored.current;
    });
  }

  window(profile: Profile): SettingStore<string> {
    const change = (key: Key) => async (_: string, value: unknown) => {
      await Promise.resolve();
      this.put(profile, key, value);
    };
    return {
      stored: () => this.stored(profile),
      set: change('current'),
      setEarlier: change('earlier'),
    };
  }
}

describe('where only the earlier key applies to all profiles', () => {
  const profiles = () => new Profiles(['earlier']).put('mine', 'earlier', scopes);

  it.each(['default', 'mine'] as const)('nothing moves in the %s profile', async (profile) => {
    const all = profiles();
    await moveToCurrentKey(all.window(profile), 'scopes');
    expect(all.stored(profile)).toMatchObject({ current: undefined, earlier: scopes });
    expect(all.applies).toEqual([scopes, scopes]);
  });

  it('an equal value in one profile takes nothing from the others', async () => {
    const all = profiles().put('mine', 'current', scopes);
    await moveToCurrentKey(all.window('mine'), 'scopes');
    expect(all.applies).toEqual([scopes, scopes]);
  });

  it('a choice applies to all profiles, as the value that it replaces', async () => {
    const all = profiles();
    await saveSetting(all.window('mine'), 'scopes', others);
    expect(all.applies).toEqual([others, others]);
  });

  it('a choice in a profile with a value of its own takes nothing from the others', async () => {
    const all = profiles().put('mine', 'current', []);
    await saveSetting(all.window('mine'), 'scopes', others);
    expect(all.applies).toEqual([scopes, others]);
  });

  it('a reset applies to all profiles', async () => {
    const all = profiles();
    await saveSetting(all.window('mine'), 'trial', undefined);
    expect(all.applies).toEqual([undefined, undefined]);
  });
});

describe('where only the current key applies to all profiles', () => {
  it('the value of one profile does not become that of all', async () => {
    const all = new Profiles(['current']).put('mine', 'earlier', scopes);
    await moveToCurrentKey(all.window('mine'), 'scopes');
    expect(all.applies).toEqual([undefined, scopes]);
  });

  it('a choice applies to all profiles', async () => {
    const all = new Profiles(['current']).put('mine', 'earlier', scopes);
    await saveSetting(all.window('mine'), 'scopes', others);
    expect(all.applies).toEqual([others, others]);
  });
});

it.each<[string, readonly Key[], readonly unknown[]]>([
  ['both keys apply to all profiles', ['current', 'earlier'], [scopes, scopes]],
  ['neither does', [], [undefined, scopes]],
])('a value moves where %s', async (_, shared, expected) => {
  const all = new Profiles(shared).put('mine', 'earlier', scopes);
  await moveToCurrentKey(all.window('mine'), 'scopes');
  expect(all.stored('mine')).toMatchObject({ current: scopes, earlier: undefined });
  expect(all.applies).toEqual(expected);
});
