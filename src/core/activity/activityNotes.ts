/**
 * The messages of the activity view around its rows: the filter, what could not be read, and why
 * the view is empty.
 */
import { activityEventKinds, type ActivityChoice } from './entries';
import type { Failure } from '../model/errors';
import type { Endpoint } from '../model/endpoint';
import { scopeId } from '../model/scope';
import { partValue, type Snapshot } from '../model/snapshot';
import { activityEventName } from './activityRows';
import { failureText } from '../text/failures/failureText';
import { displayText } from '../text/displayText';
import { endpointName } from '../text/names';
import { joined, sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** Value of the context key that selects this view's welcome text in the manifest. */
export type ActivityWelcome =
  'none' | 'noEndpoints' | 'nothing' | 'unlogged' | 'filtered' | 'filteredUnlogged';

/** What is shown, and what is not. */
export interface ShownActivity {
  readonly snapshot: Snapshot;
  readonly choice: ActivityChoice;
  /** Number of entries, number that match the filter, and the maximum number of rows. */
  readonly counts: { readonly all: number; readonly chosen: number; readonly most: number };
  /** Whether any part has not been read for the first time yet. */
  readonly reading: boolean;
  /** Why something could not be read. */
  readonly failures: readonly Failure[];
}

/** Around the rows. */
export interface ActivityNotes {
  /** The line above the rows. Empty for none; it must be empty for a welcome text to show. */
  readonly message: string;
  /** Shown next to the view's title; empty for none. */
  readonly description: string;
  readonly welcome: ActivityWelcome;
}

type Words = Pick<ViewContext, 't' | 'format'>;

export function activityNotes(shown: ShownActivity, words: Words): ActivityNotes {
  const { counts, choice } = shown;
  const filter = activityFilterText(choice, shown.snapshot, words);
  const faults = faultSentences(shown, words);
  const welcome = counts.chosen > 0 || faults.length > 0 ? 'none' : welcomeOf(shown);
  const notes = [
    ...(filter === '' ? [] : [filterSentence(filter, counts, words)]),
    ...rowSentences(shown, words),
    ...faults,
  ];
  return {
    message: welcome === 'none' ? sentences(notes, words.t) : '',
    description: filter,
    welcome,
  };
}

/** A short description of the filter; empty without one. */
function activityFilterText(
  { kinds, endpoint }: ActivityChoice,
  { scopes }: Snapshot,
  { t, format }: Words,
): string {
  const names = (chosen: boolean): string =>
    format.list(
      activityEventKinds.filter((k) => kinds.has(k) === chosen).map((k) => activityEventName(k, t)),
    );
  const few = kinds.size * 2 <= activityEventKinds.length;
  const all = activityEventKinds.every((kind) => kinds.has(kind));
  const kindsText = all ? undefined : few ? names(true) : t('all except {0}', names(false));
  const scope = endpoint && scopes.find((one) => scopeId(one.scope) === endpoint.scope);
  const found = partValue(scope?.endpoints)?.find(({ id }) => id === endpoint?.endpointId);
  const place = found ? endpointName(found) : endpoint && displayText(endpoint.endpointId);
  return joined(kindsText, place);
}

function filterSentence(
  filter: string,
  { all, chosen }: ShownActivity['counts'],
  { t, format }: Words,
): string {
  return t('Filter {0}: {1} of {2} shown.', filter, format.count(chosen), format.count(all));
}

function rowSentences(shown: ShownActivity, { t, format }: Words): readonly string[] {
  const { counts, choice, reading } = shown;
  const [unlogged] = choice.endpoint ? unloggedEndpoints(shown) : [];
  return [
    ...(reading ? [t('Reading from AWS…')] : []),
    ...(counts.chosen > counts.most
      ? [t('Only the newest {0} are shown.', format.count(counts.most))]
      : []),
    ...(unlogged
      ? [
          t(
            '{0} has no connection log, so failed attempts and older connections are unknown.',
            endpointName(unlogged),
          ),
        ]
      : []),
  ];
}

/** Each failure once. A failed endpoint list counts only if there is no earlier list. */
function faultSentences({ snapshot, failures }: ShownActivity, { t }: Words): readonly string[] {
  const all = snapshot.scopes.flatMap(({ endpoints }) =>
    endpoints.kind === 'failed' ? [endpoints.failure] : [],
  );
  return [...new Set([...all, ...failures].map((failure) => failureText(failure, t).sentence))];
}

function welcomeOf(shown: ShownActivity): ActivityWelcome {
  const { counts, reading, snapshot } = shown;
  const unlogged = unloggedEndpoints(shown).length > 0;
  if (counts.all > 0) return unlogged ? 'filteredUnlogged' : 'filtered';
  if (reading) return 'none';
  if (snapshot.scopes.every(({ endpoints }) => partValue(endpoints)?.length === 0))
    return 'noEndpoints';
  return unlogged ? 'unlogged' : 'nothing';
}

/** The selected endpoints without a connection log. */
function unloggedEndpoints({ snapshot, choice }: ShownActivity): readonly Endpoint[] {
  return snapshot.scopes.flatMap(({ scope, endpoints }) =>
    (partValue(endpoints) ?? []).filter(
      ({ id, logging }) =>
        !logging.enabled &&
        (!choice.endpoint ||
          (choice.endpoint.scope === scopeId(scope) && choice.endpoint.endpointId === id)),
    ),
  );
}
