/**
 * The hover of a row: its title, a few facts and links, at most six lines in total. What does not fit
 * is behind a link. Computed on demand, since users hover over few of many rows.
 */
import { once } from '../base/memoize';
import { displayText } from '../text/displayText';

/** Maximum number of facts: the title and the links take one line each. */
export const mostFacts = 4;

/** The commands that a hover may link to; an editor enables no others in a hover. */
export const hoverCommands = [
  'checkAlarms',
  'chooseScopes',
  'clearFilter',
  'copyAddress',
  'copyArn',
  'copyId',
  'copyName',
  'createAlarm',
  'enableAlarmActions',
  'endConnection',
  'findEndpoints',
  'muteUser',
  'openEndpoint',
  'openOverview',
  'openReadOnlySetting',
  'proveDelivery',
  'refresh',
  'reveal',
  'resendConfirmation',
  'showChart',
  'showChartAt',
  'showConnections',
  'showHidden',
  'showLog',
  'signIn',
  'subscribe',
  'trial.next',
  'turnOnLogging',
] as const;

export type HoverCommand = (typeof hoverCommands)[number];

/** A fact: its codicon name and its text, already sanitized for display. */
export interface HoverLine {
  readonly icon: string;
  readonly text: string;
}

/** A link that runs a command. */
export interface HoverLink {
  readonly icon: string;
  readonly label: string;
  readonly command: HoverCommand;
  /** Passed to the command as JSON; absent for none. */
  readonly argument?: unknown;
}

/** A hover. Its texts are untrusted: the renderer escapes them. */
export interface Hover {
  readonly title: string;
  /** At most `mostFacts`. */
  readonly lines: readonly HoverLine[];
  readonly links: readonly HoverLink[];
}

/** What is below the title: facts without a text are left out, and those beyond the limit too. */
export interface HoverContent {
  readonly facts: readonly (readonly [icon: string, text: string | undefined])[];
  readonly links?: readonly (HoverLink | undefined)[];
}

/** A hover whose content is computed on first access. */
export function lazyHover(title: string, make: () => HoverContent): Hover {
  const content = once(make);
  const lines = once(() => linesOf(content().facts));
  return {
    title,
    get lines() {
      return lines();
    },
    get links() {
      return (content().links ?? []).filter((link) => link !== undefined);
    },
  };
}

function linesOf(facts: HoverContent['facts']): readonly HoverLine[] {
  return facts
    .flatMap(([icon, text]) =>
      text === undefined || text.trim() === '' ? [] : [{ icon, text: displayText(text) }],
    )
    .slice(0, mostFacts);
}
