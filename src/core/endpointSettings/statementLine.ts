/** What does not work, in sentences. */
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import type { SettingsContext } from './settingNotes';
import type { CellLine } from './view/settingsGroup';
import type { ReachStatement } from './reach/reach';

/** Names in one sentence; the others are counted. */
const most = 3;

/** A statement below the state of its route or rule. */
export function statementLine(
  statement: ReachStatement,
  t: Translate,
  format: SettingsContext['format'],
): CellLine {
  const listed = (all: readonly string[]): string => {
    const names = all.slice(0, most).map(displayText).join(', ');
    const rest = all.length - most;
    return rest > 0 ? t('{0} and {1} more', names, format.count(rest)) : names;
  };
  switch (statement.kind) {
    case 'unauthorized':
      return warn(t('No authorization rule covers this network, so nobody can use the route.'));
    case 'restUnauthorized':
      return warn(
        t(
          'Authorization rules cover only networks with more specific routes, so nobody can use this one.',
        ),
      );
    case 'missingFrom':
      return warn(
        t(
          'Clients that connect through {0} have no route to this network.',
          listed(statement.subnetIds),
        ),
      );
    case 'partlyMissingFrom':
      return warn(
        t(
          'Clients that connect through {0} have routes to only a part of this network.',
          listed(statement.subnetIds),
        ),
      );
    case 'unrouted':
      return warn(t('No route leads to this network, so the rule gives access to nothing.'));
    case 'routesFailed':
      return warn(
        t('Every route to this network has failed, so the rule gives access to nothing.'),
      );
    case 'excepts':
      return {
        kind: 'info',
        text: t(
          'Gives no access to {0}, where more specific rules apply.',
          listed(statement.networks),
        ),
      };
  }
}

function warn(text: string): CellLine {
  return { kind: 'warning', text };
}
