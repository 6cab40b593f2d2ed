/** Which endpoints match a filter: by words in their names and scopes, and by state. */
import type { AnyAlarm } from '../model/logAlarm';
import type { Endpoint } from '../model/endpoint';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { clipText, displayText } from '../text/displayText';
import type { Health } from './health';
import { profileName } from '../text/names';
import { joined } from '../text/phrases';
import type { EndpointFilter, FilterState } from '../text/treeChoices';

/** The data that a filter matches. */
export interface Filtered {
  readonly health: Health;
  readonly favorite: boolean;
  /** Their names are searched. */
  readonly alarms: readonly AnyAlarm[];
  /** Absent for an alarm without a listed endpoint. */
  readonly endpoint?: Endpoint;
}

const fitting: Readonly<Record<FilterState, (item: Filtered) => boolean>> = {
  any: () => true,
  inAlarm: ({ alarms }) => alarms.some(({ state }) => state === 'ALARM'),
  attention: ({ health }) => health !== 'ok',
  favorite: ({ favorite }) => favorite,
};

/**
 * Creates the test of whether items of this scope match the filter; everything matches without one.
 */
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

/** Short description of the filter: `“tokyo” · in ALARM`. */
export function filterText({ text, state }: EndpointFilter, t: Translate): string {
  const words = text.trim();
  return joined(
    words === '' ? undefined : t('“{0}”', clipText(displayText(words), 40)),
    state === 'any' ? undefined : filterStateText(state, t),
  );
}

/** Text for the state that a filter selects. */
export function filterStateText(state: Exclude<FilterState, 'any'>, t: Translate): string {
  switch (state) {
    case 'inAlarm':
      return t('in ALARM');
    case 'attention':
      return t('without an alarm or with problems');
    case 'favorite':
      return t('favorites');
  }
}

function placeOf({ scope, identity }: ScopeSnapshot, t: Translate): string {
  return folded([profileName(scope, t), scope.region, partValue(identity)?.accountId].join('\n'));
}

function textOf({ endpoint, alarms }: Filtered): string {
  const names = alarms.map(({ name }) => name);
  return folded([endpoint?.name, endpoint?.description, endpoint?.id, ...names].join('\n'));
}

/** Normalizes full and half width, and upper and lower case. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
