/** The events of which this window notifies: those that no other window has claimed. */
import type { NotificationLedger } from '../ports/sharing';
import { connectedId } from './contributorEvents';
import { joinsBefore } from './joins';
import {
  alarmedKey,
  arrivalKey,
  contributorKey,
  firingKey,
  filterArrivals,
  newEventKeys,
  type NewEvents,
} from './newEvents';

/** Whether there is anything to claim: events, or muted ones that no other window may report. */
export function hasKeys(events: NewEvents): boolean {
  return newEventKeys(events).length + events.mutedKeys.length > 0;
}

/**
 * Claims the events, and then the connections that the notifications of those won name: no
 * notification of them follows. Connections of an event that another window has won are left to it.
 * @throws what the ledger throws
 */
export async function claimEvents(
  ledger: NotificationLedger,
  events: NewEvents,
): Promise<NewEvents> {
  const keys = [...newEventKeys(events), ...events.mutedKeys];
  const mine = newEventsWithKeys(events, await ledger.claim([...new Set(keys)]));
  const named = namedKeys(mine);
  const fresh = named.length > 0 ? await ledger.claim(named) : new Set<string>();
  return {
    ...mine,
    contributors: mine.contributors.map((event) => {
      const id = connectedId(event);
      return { ...event, known: id !== undefined && !fresh.has(arrivalKey({ id })) };
    }),
  };
}

/** The events with the given keys. */
function newEventsWithKeys(newEvents: NewEvents, keys: ReadonlySet<string>): NewEvents {
  return {
    ...newEvents,
    firings: newEvents.firings.filter((firing) => keys.has(firingKey(firing))),
    explained: newEvents.explained.filter((firing) =>
      joinsBefore(firing, newEvents.scope).every((join) => keys.has(arrivalKey(join))),
    ),
    arrivals: newEvents.arrivals.flatMap((some) =>
      filterArrivals(some, (connection) => keys.has(arrivalKey(connection))),
    ),
    contributors: newEvents.contributors.filter((event) => keys.has(contributorKey(event))),
  };
}

/** The keys of the connections that the notifications of alarms and of their contributors name. */
function namedKeys({ firings, explained, contributors, scope }: NewEvents): readonly string[] {
  const joins = [...firings, ...explained].flatMap((firing) => joinsBefore(firing, scope));
  const connected = contributors.flatMap((event) => connectedId(event) ?? []);
  return [
    ...new Set([
      ...joins.flatMap((join) => [arrivalKey(join), alarmedKey(join.id)]),
      ...connected.map((id) => arrivalKey({ id })),
    ]),
  ];
}
