/** The welcome text that replaces the rows, and the message above the rows. */
import type { Snapshot } from '../model/snapshot';
import { filterText } from './endpointFilter';
import { failureText } from '../text/failures/failureText';
import { shownCount } from './filterCounts';
import { isStale, oldestFetch, shownFailures, shownParts } from '../rows/freshness';
import { sentences } from '../text/phrases';
import { scopeOverview } from './scopeOverview';
import { shownSnapshot } from '../rows/shownSnapshot';
import { unattachedAlarms } from '../rows/unattachedAlarms';
import type { ViewContext } from '../text/viewContext';

/**
 * Value of the context key that selects the welcome text in the manifest; `none` while rows are
 * shown.
 */
export type WelcomeState = 'none' | 'noScope' | 'noEndpoints' | 'loading';

/**
 * Which welcome text replaces the rows. With several scopes, rows are always shown; a failure is a row
 * too, because a welcome text cannot name the profile or the region.
 */
export function welcomeState(snapshot: Snapshot): WelcomeState {
  const [only, ...others] = snapshot.scopes;
  if (!only) return 'noScope';
  if (others.length > 0 || unattachedAlarms(only).length > 0) return 'none';
  const { endpoints } = only;
  if (endpoints.kind === 'waiting') return 'loading';
  if (endpoints.kind === 'failed') return 'none';
  return endpoints.value.length > 0 ? 'none' : 'noEndpoints';
}

/**
 * The line above the rows, empty for none: the trial, and why data are old. It names the
 * profile or region at fault.
 */
export function viewMessage(snapshot: Snapshot, context: ViewContext, trial: boolean): string {
  const { t, choices } = context;
  const shown = choices ? shownSnapshot(snapshot, choices.hidden) : snapshot;
  const all = [
    ...(trial ? [t('Trial: this is a simulated AWS.')] : []),
    ...(context.readOnly === true ? [t('Read-only mode: nothing can be changed in AWS.')] : []),
    ...(welcomeState(snapshot) === 'loading' ? [t('Reading from AWS…')] : []),
    ...filterMessage(snapshot, context),
    ...hiddenMessage(snapshot, context),
    ...faultMessage(shown, context),
    ...throttledMessage(shown, context),
  ];
  return sentences(all, t);
}

function filterMessage(snapshot: Snapshot, context: ViewContext): readonly string[] {
  const { t, format, choices } = context;
  if (!choices?.filter || welcomeState(snapshot) !== 'none') return [];
  const { shown, total } = shownCount(snapshot, context);
  const [text, some] = [filterText(choices.filter, t), format.count(shown)];
  return [
    total === 1
      ? t('Filter {0}: {1} of 1 endpoint.', text, some)
      : t('Filter {0}: {1} of {2} endpoints.', text, some, format.count(total)),
  ];
}

/** Mentions hidden endpoints only if their alarms are in ALARM. */
function hiddenMessage({ scopes }: Snapshot, context: ViewContext): readonly string[] {
  const { t, format, choices } = context;
  if (!choices || choices.hidden.size === 0) return [];
  const alarms = scopes.map((scope) => scopeOverview(scope, context).hidden.inAlarm);
  const count = alarms.reduce((sum, some) => sum + some, 0);
  return count > 0 ? [t('Alarms of hidden endpoints in ALARM: {0}.', format.count(count))] : [];
}

function throttledMessage(snapshot: Snapshot, { t, format, now }: ViewContext): readonly string[] {
  const times = snapshot.scopes.flatMap(({ throttledUntil: at }) => (at && at > now ? [at] : []));
  if (times.length === 0) return [];
  const next = format.time(Math.min(...times), now);
  return [t('AWS is throttling requests: the next refresh is at {0}.', next)];
}

function faultMessage(snapshot: Snapshot, context: ViewContext): readonly string[] {
  const { t, format, now } = context;
  const faulty = snapshot.scopes.filter((scope) => shownFailures(scope).length > 0);
  const [first] = faulty;
  if (!first) return [];
  if (snapshot.scopes.length > 1) {
    const [some, all] = [format.count(faulty.length), format.count(snapshot.scopes.length)];
    return [t('{0} of {1} scopes could not be read in full.', some, all)];
  }
  const parts = shownParts(first);
  const [failure] = shownFailures(first);
  if (!failure) return [];
  const fetchedAt = oldestFetch(parts.filter((part) => part.kind === 'stale'));
  const { sentence } = failureText(failure, t);
  if (!isStale(parts) || fetchedAt === undefined) return [sentence];
  return [t('As of {0}.', format.time(fetchedAt, now)), sentence];
}
