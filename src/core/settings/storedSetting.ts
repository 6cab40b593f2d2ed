/**
 * A setting under two keys. VS Code makes the title of a setting from its key, so the keys of version
 * 0.1 were renamed. A value under the earlier key applies until it has been moved, so nothing depends
 * on the move: the settings file may be read-only, or another machine may bring an earlier key back.
 */

import { deepEqual } from '../base/reuseUnchanged';

/** The values of a setting under its key and under its earlier key; undefined where it is not set. */
export interface StoredSetting {
  readonly current: unknown;
  readonly earlier: unknown;
  /** Whether VS Code applies each key to all its profiles: it is in another file then. */
  readonly forAllProfiles: { readonly current: boolean; readonly earlier: boolean };
}

/** Where settings are stored. Writing fails if the settings file cannot be changed. */
export interface SettingStore<Key> {
  stored(key: Key): StoredSetting;
  /** Sets the value under the key; undefined removes it. */
  set(key: Key, value: unknown): Promise<void>;
  /** Sets the value under the earlier key; undefined removes it. */
  setEarlier(key: Key, value: unknown): Promise<void>;
}

/** Whether the value under the earlier key applies. One under the current key takes precedence. */
export function earlierApplies({
  current,
  earlier,
}: Pick<StoredSetting, 'current' | 'earlier'>): boolean {
  return current === undefined && earlier !== undefined;
}

/**
 * Moves a value to the current key, whatever its type. It is set there before it is removed here, so
 * that it applies at every moment, also if the second write fails or another window does the same. A
 * value that differs from the one under the current key stays: a window of version 0.1 may still use
 * it, and VS Code marks it in the settings file. Nothing moves where only one of the keys applies to
 * all profiles, or a profile would lose its value to the others or get theirs.
 * @throws what writing throws
 */
export async function moveToCurrentKey<Key>(store: SettingStore<Key>, key: Key): Promise<void> {
  const before = store.stored(key);
  if (before.forAllProfiles.current !== before.forAllProfiles.earlier) return;
  if (earlierApplies(before)) await store.set(key, before.earlier);
  // Another window may have changed either of them.
  const { current, earlier } = store.stored(key);
  if (earlier !== undefined && deepEqual(current, earlier)) await store.setEarlier(key, undefined);
}

/**
 * Saves a value that the user has chosen; undefined resets the setting. A value under the earlier key
 * is removed if the chosen one replaces it, and by a reset, after which it would apply: before the
 * reset, or another window would move it in between. Where only the earlier key applies to all
 * profiles, the chosen value replaces the one under it, for all.
 * @throws what writing throws
 */
export async function saveSetting<Key>(
  store: SettingStore<Key>,
  key: Key,
  value: unknown,
): Promise<void> {
  const now = store.stored(key);
  const { forAllProfiles } = now;
  if (value === undefined) {
    if (now.earlier !== undefined) await store.setEarlier(key, undefined);
    await store.set(key, undefined);
    return;
  }
  const replaced = earlierApplies(now) ? now.earlier : undefined;
  if (replaced !== undefined && forAllProfiles.earlier && !forAllProfiles.current) {
    await store.setEarlier(key, value);
    return;
  }
  await store.set(key, value);
  const { earlier } = store.stored(key);
  if (earlier !== undefined && deepEqual(earlier, replaced)) await store.setEarlier(key, undefined);
}
