/** Which endpoints a filter lets through: words found in their names and places, and their state. */
import type { Alarm } from '../model/alarm';
import type { Endpoint } from '../model/endpoint';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { clipText, displayText } from '../text/displayText';
import type { Health } from './health';
import { profileName } from '../text/names';
import { joined } from '../text/phrases';
import type { EndpointFilter, FilterState } from '../text/treeChoices';

/** What a filter looks at. */
export interface Filtered {
  readonly health: Health;
  readonly favourite: boolean;
  /** Their names are looked through. */
  readonly alarms: readonly Alarm[];
  /** Absent for an alarm whose endpoint is not listed. */
  readonly endpoint?: Endpoint;
}

const fitting: Readonly<Record<FilterState, (item: Filtered) => boolean>> = {
  any: () => true,
  inAlarm: ({ alarms }) => alarms.some(({ state }) => state === 'ALARM'),
  attention: ({ health }) => health !== 'ok',
  favourite: ({ favourite }) => favourite,
};

/** Whether things of this scope pass the filter; everything does when there is none. */
export function filterOf(
  filter: EndpointFilter | undefined,
  scope: ScopeSnapshot,
  t: Translate,
): (item: Filtered) => boolean {
  if (!filter) return () => true;
  const words = folded(filter.text).split(/\s+/u).filter(Boolean);
  const place = placeOf(scope, t);
  const fits = fitting[filter.state];
  return (item) => {
    if (!fits(item)) return false;
    if (words.length === 0) return true;
    const text = `${place}\n${textOf(item)}`;
    return words.every((word) => text.includes(word));
  };
}

/** The filter in a few words: `“tokyo” · in ALARM`. */
export function filterText({ text, state }: EndpointFilter, t: Translate): string {
  const words = text.trim();
  return joined(
    words === '' ? undefined : t('“{0}”', clipText(displayText(words), 40)),
    state === 'any' ? undefined : filterStateText(state, t),
  );
}

/** What a filter asks for besides words. */
export function filterStateText(state: Exclude<FilterState, 'any'>, t: Translate): string {
  switch (state) {
    case 'inAlarm':
      return t('in ALARM');
    case 'attention':
      return t('without an alarm or with problems');
    case 'favourite':
      return t('favourites');
  }
}

function placeOf({ scope, identity }: ScopeSnapshot, t: Translate): string {
  return folded([profileName(scope, t), scope.region, partValue(identity)?.accountId].join('\n'));
}

function textOf({ endpoint, alarms }: Filtered): string {
  const names = alarms.map(({ name }) => name);
  return folded([endpoint?.name, endpoint?.description, endpoint?.id, ...names].join('\n'));
}

/** Full and half width, upper and lower case are one. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
