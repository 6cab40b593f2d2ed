/**
 * A setting under two keys. VS Code makes the title of a setting from its key, so the keys of version
 * 0.1 were renamed. A value under the earlier key applies until it has been moved, so nothing depends
 * on the move: the settings file may be read-only, or another machine may bring an earlier key back.
 */

/** The values of a setting under its key and under its earlier key; undefined where it is not set. */
export interface StoredSetting {
  readonly current: unknown;
  readonly earlier: unknown;
}

/** Where settings are stored. Writing fails if the settings file cannot be changed. */
export interface SettingStore<Key> {
  stored(key: Key): StoredSetting;
  /** Sets the value under the key; undefined removes it. */
  set(key: Key, value: unknown): Promise<void>;
  /** Removes the value under the earlier key. */
  removeEarlier(key: Key): Promise<void>;
}

/** Whether the value under the earlier key applies. One under the current key takes precedence. */
export function earlierApplies({ current, earlier }: StoredSetting): boolean {
  return current === undefined && earlier !== undefined;
}

/**
 * Moves a value to the current key, whatever its type. It is set there before it is removed here, so
 * that it applies at every moment, also if the second write fails or another window does the same.
 * @throws what writing throws
 */
export async function moveToCurrentKey<Key>(store: SettingStore<Key>, key: Key): Promise<void> {
  const stored = store.stored(key);
  if (stored.earlier === undefined) return;
  if (earlierApplies(stored)) await store.set(key, stored.earlier);
  await store.removeEarlier(key);
}

/**
 * Saves a value that the user has chosen; undefined resets the setting. A value under the earlier key
 * would apply again after a reset, so it is removed.
 * @throws what writing throws
 */
export async function saveSetting<Key>(
  store: SettingStore<Key>,
  key: Key,
  value: unknown,
): Promise<void> {
  await store.set(key, value);
  if (store.stored(key).earlier !== undefined) await store.removeEarlier(key);
}
