/**
 * Groups what was not searched by reason: the same failure in thirty regions, or with thirty
 * profiles, is one sentence.
 */
import type { Translate } from '../ports/translate';
import { failureText } from '../text/failures/failureText';
import type { NextStep } from '../text/failures/nextStep';
import type { Format } from '../text/format';
import type { Skip } from './searchResult';

/** Maximum number of regions that a sentence names; the rest are counted. */
const namedRegions = 3;

/** One reason. */
export interface SkipGroup {
  readonly kind: Skip['reason']['kind'];
  /** In full, with a full stop. */
  readonly sentence: string;
  /** In the order in which they were skipped, without duplicates. */
  readonly profiles: readonly string[];
  /** Empty if everything that the profiles see was skipped. */
  readonly regions: readonly string[];
  /** What can be done about it. */
  readonly next?: NextStep;
}

/** The reasons in order of first occurrence; regions that are not enabled come last. */
export function skipGroups(
  skipped: readonly Skip[],
  { t, format }: { readonly t: Translate; readonly format: Format },
): readonly SkipGroup[] {
  const byProfile = grouped(skipped, (skip) => JSON.stringify([skip.profile, reasonKey(skip, t)]));
  const alike = grouped(byProfile, (group) =>
    JSON.stringify([group[0] && reasonKey(group[0], t), group.map(({ region }) => region)]),
  );
  const groups = alike.flatMap((some): SkipGroup[] => {
    const first = some[0]?.[0];
    if (!first) return [];
    const profiles = some.flatMap((group) => (group[0] ? [group[0].profile] : []));
    const regions = (some[0] ?? []).flatMap(({ region }) => (region === undefined ? [] : [region]));
    const shown = shortened(regions, t, format);
    return [{ kind: first.reason.kind, profiles, regions, ...inWords(first, shown, t) }];
  });
  const late = ({ kind }: SkipGroup): boolean => kind === 'notEnabled';
  return [...groups.filter((group) => !late(group)), ...groups.filter(late)];
}

function inWords(
  { reason }: Skip,
  regions: string,
  t: Translate,
): Pick<SkipGroup, 'sentence' | 'next'> {
  switch (reason.kind) {
    case 'notEnabled':
      return { sentence: t('The account has not enabled {0}.', regions) };
    case 'stopped':
      return { sentence: t('The search was stopped before these were searched.') };
    case 'failed': {
      const { failure } = reason;
      return failureText(regions === '' ? failure : { ...failure, region: regions }, t);
    }
  }
}

/** Reasons with the same key differ only in profile and region. */
function reasonKey({ reason }: Skip, t: Translate): string {
  if (reason.kind !== 'failed') return reason.kind;
  return failureText({ ...reason.failure, profile: '', region: '' }, t).sentence;
}

function shortened(regions: readonly string[], t: Translate, format: Format): string {
  const more = regions.length - namedRegions;
  if (more <= 1) return format.list(regions);
  const named = regions.slice(0, namedRegions);
  return format.list([...named, t('{0} more', format.count(more))]);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
