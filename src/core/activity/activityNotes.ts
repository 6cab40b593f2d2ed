/**
 * What the activity view says besides its rows: which filter is on, what could not be read, and why
 * it is empty.
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

/** The value of the context key that the manifest's welcome texts of this view read. */
export type ActivityWelcome =
  'none' | 'noEndpoints' | 'nothing' | 'unlogged' | 'filtered' | 'filteredUnlogged';

/** What is shown, and what is not. */
export interface ShownActivity {
  readonly snapshot: Snapshot;
  readonly choice: ActivityChoice;
  /** How many entries there are, how many of them pass the filter, and how many have rows at most. */
  readonly counts: { readonly all: number; readonly chosen: number; readonly most: number };
  /** Whether something has not been read for the first time yet. */
  readonly reading: boolean;
  /** Why something could not be read. */
  readonly failures: readonly Failure[];
}

/** Around the rows. */
export interface ActivityNotes {
  /** The line above the rows; empty for none, as it must be where a welcome text is to show. */
  readonly message: string;
  /** Beside the view's title; empty for none. */
  readonly description: string;
  readonly welcome: ActivityWelcome;
}

type Words = Pick<ViewContext, 't' | 'format'>;

export function activityNotes(shown: ShownActivity, words: Words): ActivityNotes {
  const { counts, choice } = shown;
  const filter = activityFilterText(choice, shown.snapshot, words);
  const faults = faultSentences(shown, words);
  const welcome = counts.chosen > 0 || faults.length > 0 ? 'none' : welcomeOf(shown);
  const said = [
    ...(filter === '' ? [] : [filterSentence(filter, counts, words)]),
    ...rowSentences(shown, words),
    ...faults,
  ];
  return {
    message: welcome === 'none' ? sentences(said, words.t) : '',
    description: filter,
    welcome,
  };
}

/** What a person chose to see, in a few words; empty for everything. */
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

/** Each failure once; of an endpoint's list only where there is none at all. */
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

/** Of the endpoints that were chosen to be seen, those without a connection log. */
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
