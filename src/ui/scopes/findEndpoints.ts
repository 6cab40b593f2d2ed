/**
 * Find My Endpoints…: searches all regions of the accounts of the selected profiles, and offers to add the
 * scopes with endpoints. Removes nothing.
 */
import * as vscode from 'vscode';
import { findEndpoints, type SearchProfile } from '../../core/discovery/findEndpoints';
import { findReport, placeText, skippedSummary } from '../../core/discovery/findReport';
import { foundChoices, type FoundChoice } from '../../core/discovery/discoveredScopes';
import { searchCandidates } from '../../core/discovery/searchProfiles';
import type { SearchResult } from '../../core/discovery/searchResult';
import { skipGroups } from '../../core/discovery/skipGroups';
import type { Scope } from '../../core/model/scope';
import type { Backend } from '../../core/ports/backend';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import { scopeName } from '../../core/text/names';
import { joined, sentences } from '../../core/text/phrases';
import { askProfiles, profileItem } from '../input/askProfiles';
import type { Documents } from '../messages/documents';
import { choiceOf, type Choice, type Messages } from '../messages/messages';
import { type PickItem, pickMany } from '../input/quickPick';
import { askMfaCode } from './signIn';
import { withProgress } from '../input/withProgress';

const t = vscode.l10n.t;
const title = (): string => t('Find My Endpoints');
const reportName = 'endpoints-found.txt';

/** Dependencies of the search. */
export interface FindDeps {
  readonly store: Store;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
}

/**
 * Asks for profiles, searches, and asks for the scopes to add.
 * @param chosen the scopes that are already chosen
 * @returns the scopes to add; undefined if there are none
 */
export async function findMyEndpoints(
  aws: Backend,
  chosen: readonly Scope[],
  deps: FindDeps,
): Promise<readonly Scope[] | undefined> {
  const profiles = await askProfiles(title(), profileItems(aws, chosen));
  if (!profiles) return undefined;
  const result = await search(aws, profiles, deps.format);
  const choices = foundChoices(result.found, chosen, deps.store.snapshot);
  const outcome = { ...deps, result, choices };
  const found = choices.filter((choice) => !choice.chosen);
  if (found.length === 0) {
    // Not awaited: a message may stay for a long time.
    void reportNoneFound(outcome);
    return undefined;
  }
  return askWhich(found, outcome);
}

async function profileItems(
  aws: Backend,
  chosen: readonly Scope[],
): Promise<readonly PickItem<SearchProfile>[]> {
  const candidates = searchCandidates(await aws.profiles(), chosen);
  return candidates.map(({ profile, search, picked }) => profileItem(profile, search, picked));
}

function search(
  aws: Backend,
  profiles: readonly SearchProfile[],
  format: Format,
): Thenable<SearchResult> {
  // Two simultaneous questions would hide each other.
  let asking: Promise<unknown> = Promise.resolve();
  const signIn = (profile: string): Promise<void> => {
    const answered = asking.then(() => aws.signIn(profile, askMfaCode));
    asking = answered.catch(() => undefined);
    return answered;
  };
  return withProgress(t('Searching for Client VPN endpoints'), (signal, report) =>
    findEndpoints(profiles, {
      open: (scope) => aws.open(scope),
      knownRegions: aws.regions(),
      signIn,
      signal,
      onProgress: ({ done, total, scope }) => {
        const [some, all] = [format.count(done), format.count(total)];
        report(t('{0} of {1}: {2}', some, all, scopeName(scope, t)));
      },
    }),
  );
}

/** The data for the report of a search. */
interface SearchOutcome extends FindDeps {
  readonly result: SearchResult;
  readonly choices: readonly FoundChoice[];
}

/** Shows the report behind the question if more than disabled regions was skipped. */
async function askWhich(
  found: readonly FoundChoice[],
  outcome: SearchOutcome,
): Promise<readonly Scope[] | undefined> {
  const { result, choices, documents, format } = outcome;
  const words = { t, format };
  const chosen = choices.length - found.length;
  const summary = joined(
    chosen > 0 ? t('already chosen: {0}', format.count(chosen)) : undefined,
    skippedSummary(result, words),
  );
  const notable = skipGroups(result.skipped, words).some(({ kind }) => kind !== 'notEnabled');
  if (notable) await documents.show(reportName, findReport(result, choices, words), true);
  const answer = await pickMany<Scope>({
    title: t('Add Regions with Client VPN Endpoints'),
    placeholder: summary === '' ? t('All enabled regions were searched.') : summary,
    atLeastOne: t('Choose at least one region.'),
    items: found.map(({ found: one, sameAs }) => ({
      label: scopeName(one.scope, t),
      description: placeText(one, words),
      ...(sameAs && { detail: t('Shows the same endpoints as {0}.', scopeName(sameAs, t)) }),
      value: one.scope,
      picked: !sameAs,
    })),
  });
  if (notable) await documents.close(reportName);
  return answer.kind === 'value' && answer.value.length > 0 ? answer.value : undefined;
}

/** Reports why there is nothing to add, with the next step. */
async function reportNoneFound(outcome: SearchOutcome): Promise<void> {
  const { result, choices, messages, format } = outcome;
  const words = { t, format };
  const [some, groups] = [choices.length, skipGroups(result.skipped, words)];
  const stopped = groups.some(({ kind }) => kind === 'stopped');
  const searchedCount = format.count(result.searchedCount);
  const main =
    some > 0
      ? t('All regions with endpoints are already chosen.')
      : t('No Client VPN endpoints were found. Regions searched: {0}.', searchedCount);
  const first = groups.find(({ kind }) => kind === 'failed');
  const all = [
    ...(stopped ? [t('The search was stopped.')] : []),
    main,
    ...(first ? [first.sentence] : []),
  ];
  const text = sentences(all, t);
  if (some > 0) await messages.info(text, showReport(outcome));
  else await messages.warn(text, ...nextSteps(groups), showReport(outcome));
}

function nextSteps(groups: ReturnType<typeof skipGroups>): readonly Choice[] {
  const repair = groups.find(({ next }) => next?.command === 'signIn')?.next;
  const label = t('Choose Profiles and Regions');
  return [...(repair ? [choiceOf(repair)] : []), choiceOf({ label, command: 'chooseScopes' })];
}

function showReport({ result, choices, documents, format }: SearchOutcome): Choice {
  const report = findReport(result, choices, { t, format });
  return { label: t('Show Report'), run: () => documents.show(reportName, report, false) };
}
