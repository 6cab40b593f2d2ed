/** A window on one scope, as far as notifications go. */
import { NewEventTracker } from '../../../src/core/notifications/newEventTracker';
import type { MuteSettings } from '../../../src/core/notifications/newEvents';
import { Store } from '../../../src/core/state/store';
import { FakeLog } from '../../fakes/fakeLog';
import { testScope } from '../../fakes/snapshots';

/** Nothing is muted. */
export const noneMuted: MuteSettings = {
  endpoints: new Set(),
  users: new Set(),
  allUsers: false,
  allAlarms: false,
};

/** A window that has read nothing yet, and whose tracker notes each change. */
export function trackedWindow(): { readonly store: Store; readonly tracker: NewEventTracker } {
  const store = new Store(new FakeLog());
  const tracker = new NewEventTracker(store);
  store.onDidChange((change) => {
    tracker.note(change);
  });
  store.setScopes([testScope]);
  return { store, tracker };
}
