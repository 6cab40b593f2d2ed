/** What an alarm watches, as text: endpoints of its account and of other accounts. */
import { endpointsOf, foreignEndpoints } from '../watching/watches';
import type { AnyAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { displayText } from './displayText';

/** One text for each endpoint. */
export function watchedTexts(
  alarm: AnyAlarm,
  scope: ScopeSnapshot,
  t: Translate,
): readonly string[] {
  const listed = partValue(scope.endpoints) ?? [];
  const foreign = foreignEndpoints(alarm).map(({ id, accountId }) => {
    const seen = scope.elsewhere?.seen.find(
      (one) => one.accountId === accountId && one.endpointId === id,
    );
    const shown = displayText(seen?.name ?? id);
    const account = displayText(accountId);
    return seen
      ? t('{0} in the account {1} ({2})', shown, account, displayText(seen.scope))
      : t('{0} in the account {1}', shown, account);
  });
  return [...endpointsOf(alarm, listed).map((id) => displayText(id)), ...foreign];
}
