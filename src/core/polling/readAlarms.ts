/** Reads the alarms of a scope: known alarms at each refresh, unknown ones at intervals. */
import type { AnyAlarm } from '../model/logAlarm';
import type { Part } from '../model/snapshot';
import { readTransitions } from './readTransitions';
import type { RefreshRun } from './refreshRun';

/** The polled alarms; not yet in the store. */
export async function readAlarms(refresh: RefreshRun): Promise<Part<readonly AnyAlarm[]>> {
  const { alarmIndex, full, signal } = refresh.context;
  const before = refresh.scope?.alarms;
  let alarms: readonly AnyAlarm[] | undefined;
  const part = await refresh.read(before, async () => {
    alarms = await alarmIndex.poll(full, signal);
    return refresh.reusing(before, alarms ?? [], ({ name }) => name);
  });
  const unknown = part.kind === 'ready' && !alarms;
  return unknown ? (before ?? { kind: 'waiting' }) : part;
}

/**
 * Reads the alarm pages that are due, separately from the poll, since an account may have fifty. If
 * a page fails, the known alarms stay as fresh as they were.
 */
export async function discoverAlarms(refresh: RefreshRun): Promise<void> {
  const { alarmIndex, signal } = refresh.context;
  if (signal.aborted || !alarmIndex.scanDue) return;
  const before = refresh.scope?.alarms;
  const polled = alarmIndex.known && before && 'value' in before ? before : undefined;
  let found: readonly AnyAlarm[] | undefined;
  const part = await refresh.read(before, async () => {
    found = await alarmIndex.scanAllPages(signal);
    return found ?? [];
  });
  const more = found ?? [];
  if (!polled) {
    const withTransitions = await readTransitions(refresh, refresh.scope, part);
    refresh.change((scope) => ({ ...withTransitions(scope), alarms: part }));
  } else if (more.length > 0) {
    refresh.change((scope) => ({
      ...scope,
      alarms: { ...polled, value: [...polled.value, ...more] },
    }));
  }
}
