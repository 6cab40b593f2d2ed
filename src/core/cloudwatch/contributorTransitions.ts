/**
 * Contributors of log alarms that entered ALARM: how polls and histories are merged, and which are
 * new.
 */
import type { ContributorTransition } from '../model/alarmHistory';
import type { SeenContributor } from '../model/lastSeen';

/**
 * The history may stamp an event slightly later than the contributor's own time. An alarm runs its
 * query once a minute at most, so events of one contributor closer than this are the same one. In ms.
 */
const sameEventMs = 30_000;

/** The events of each contributor, for fast comparison. */
class Times {
  private readonly byContributor = new Map<string, number[]>();

  constructor(events: readonly SeenContributor[] = []) {
    for (const event of events) this.add(event);
  }

  has({ at, ...event }: SeenContributor): boolean {
    const times = this.byContributor.get(keyOf(event)) ?? [];
    return times.some((time) => Math.abs(time - at) < sameEventMs);
  }

  add({ at, ...event }: SeenContributor): void {
    const key = keyOf(event);
    const times = this.byContributor.get(key);
    if (times) times.push(at);
    else this.byContributor.set(key, [at]);
  }
}

function keyOf({ alarmName, contributor, to }: Omit<SeenContributor, 'at'>): string {
  return JSON.stringify([alarmName, contributor.id, to]);
}

/**
 * All events, each once, oldest first; the known list itself if nothing changes.
 * @param keepSince ms since 1970; older ones are dropped
 */
export function mergeContributorTransitions(
  known: readonly ContributorTransition[],
  more: readonly ContributorTransition[],
  retainedSince = -Infinity,
): readonly ContributorTransition[] {
  const times = new Times(known);
  const added = more.filter((event) => {
    if (event.at < retainedSince || times.has(event)) return false;
    times.add(event);
    return true;
  });
  const recent = known.filter(({ at }) => at >= retainedSince);
  if (added.length === 0 && recent.length === known.length) return known;
  return [...recent, ...added].sort((a, b) => a.at - b.at);
}

/** The events that were not seen before, in order. */
export function newContributorTransitions(
  events: readonly ContributorTransition[],
  seen: readonly SeenContributor[],
): readonly ContributorTransition[] {
  const times = new Times(seen);
  return events.filter((event) => !times.has(event));
}
