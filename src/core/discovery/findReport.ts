/** Report of a search: what was found, and what was not searched and why. */
import { accountName, profileName, scopeName } from '../text/names';
import { displayText } from '../text/displayText';
import { failureText } from '../text/failures/failureText';
import { joined } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import type { FoundChoice } from './discoveredScopes';
import type { DiscoveredScope, SearchResult } from './searchResult';
import { skipGroups, type SkipGroup } from './skipGroups';

type Words = Pick<ViewContext, 't' | 'format'>;

/** The whole report. */
export function findReport(
  result: SearchResult,
  choices: readonly FoundChoice[],
  words: Words,
): string {
  const { t, format } = words;
  const empty = result.searchedCount - result.found.length;
  return [
    t('Client VPN endpoints found'),
    '',
    ...(choices.length > 0
      ? choices.map((choice) => `- ${choiceLine(choice, words)}`)
      : [t('None.')]),
    '',
    t('Regions without endpoints: {0}', format.count(empty)),
    '',
    ...guessedLines(result, words),
    ...skippedLines(result, words),
  ].join('\n');
}

/**
 * One line for a discovered scope: region, account, number of endpoints, and whether it is chosen.
 */
function choiceLine({ found, chosen, sameAs }: FoundChoice, words: Words): string {
  const { t } = words;
  return joined(
    scopeName(found.scope, t),
    placeText(found, words),
    chosen ? t('already chosen') : undefined,
    sameAs && t('the same account as {0}', scopeName(sameAs, t)),
  );
}

/** Account of the region and its number of endpoints. */
export function placeText(
  { identity, endpointIds }: DiscoveredScope,
  { t, format }: Words,
): string {
  const count = t('endpoints: {0}', format.count(endpointIds.length));
  return joined(identity && accountName(identity, t), count);
}

function guessedLines({ guessed }: SearchResult, { t }: Words): readonly string[] {
  if (guessed.length === 0) return [];
  const sentences = new Set(guessed.map((failure) => failureText(failure, t).sentence));
  return [
    t('The list of enabled regions could not be read, so all known regions were searched:'),
    ...[...sentences].map((sentence) => `- ${sentence}`),
    '',
  ];
}

function skippedLines({ skipped }: SearchResult, words: Words): readonly string[] {
  const { t } = words;
  if (skipped.length === 0) return [t('Nothing was skipped.'), ''];
  return [
    t('Not searched'),
    '',
    ...skipGroups(skipped, words).flatMap((group) => groupLines(group, words)),
    '',
  ];
}

/** The sentence, followed by all profiles and regions that it covers. */
function groupLines(
  { sentence, profiles, regions }: SkipGroup,
  { t, format }: Words,
): readonly string[] {
  const names = profiles.map((profile) => profileName({ profile, region: '' }, t));
  return [
    `- ${sentence}`,
    `  ${t('Profiles: {0}', format.list(names))}`,
    ...(regions.length > 0
      ? [`  ${t('Regions: {0}', format.list(regions.map(displayText)))}`]
      : []),
  ];
}

/** Short summary of what was skipped, for a prompt and for a message. */
export function skippedSummary({ skipped }: SearchResult, words: Words): string | undefined {
  const { t, format } = words;
  const groups = skipGroups(skipped, words);
  const notEnabled = groups.filter(({ kind }) => kind === 'notEnabled');
  const others = groups.filter(({ kind }) => kind !== 'notEnabled');
  const regions = new Set(notEnabled.flatMap((group) => group.regions));
  const facts = [
    ...(regions.size > 0 ? [t('regions not enabled: {0}', format.count(regions.size))] : []),
    ...(others.length > 0 ? [t('other reasons: {0}', format.count(others.length))] : []),
  ];
  return facts.length > 0 ? t('Not searched: {0}', format.list(facts)) : undefined;
}
