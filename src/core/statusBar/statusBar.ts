/**
 * The status bar item: number of connections, alarms that need attention, and how reliable this is.
 */
import { credentialFailures, type FailureKind } from '../model/errors';
import type { Snapshot } from '../model/snapshot';
import { alarmsNow } from './alarmsNow';
import { clipText } from '../text/displayText';
import type { WatchedEndpoint } from '../notifications/firings';
import { joined, nonEmpty } from '../text/phrases';
import type { Hover } from '../rows/hover';
import { statusBarHover } from './statusBarHover';
import { statusFacts, type StatusContext, type StatusFacts } from './statusFacts';
import type { ViewContext } from '../text/viewContext';

/** What the item shows. */
export interface StatusBarView {
  /** May contain `$(icon)`; names in it are escaped. */
  readonly text: string;
  readonly hover: Hover;
  /** `dim`: the data are old or incomplete, but no action is needed yet. */
  readonly severity: 'none' | 'dim' | 'warning' | 'error';
  readonly accessibilityLabel: string;
  /** The endpoint to reveal on a click. */
  readonly target?: { readonly kind: 'endpoint' } & WatchedEndpoint;
}

/** Maximum number of names in the bar, and maximum length of each. */
const maxNames = 2;
const maxNameLength = 24;

/** Failures that persist until the user acts; missing credentials are an everyday one. */
const needPerson: ReadonlySet<FailureKind> = new Set(['denied', 'regionDisabled', 'stsDisabled']);
const needSignIn: ReadonlySet<FailureKind> = new Set(credentialFailures);

/** The item, without hidden endpoints; undefined if no scope is chosen. */
export function statusBarView(
  snapshot: Snapshot,
  context: StatusContext,
): StatusBarView | undefined {
  if (snapshot.scopes.length === 0) return undefined;
  const facts = statusFacts(snapshot, context);
  const hover = statusBarHover(facts, context);
  const target = [...facts.inAlarm, ...facts.fired].flatMap(({ endpoints }) => endpoints)[0];
  return {
    text: statusText(facts, context),
    hover,
    severity: severityOf(facts),
    accessibilityLabel: spokenLabel(hover, context),
    ...(target && { target: { kind: 'endpoint', ...target } }),
  };
}

function spokenLabel(
  { title, lines }: Hover,
  { t, format, readOnly }: Pick<ViewContext, 't' | 'format' | 'readOnly'>,
): string {
  const mode = readOnly === true ? [t('read-only mode')] : [];
  return format.list([t('Client VPN'), title, ...lines.map(({ text }) => text), ...mode]);
}

function statusText(facts: StatusFacts, { t, format, readOnly }: ViewContext): string {
  const { inAlarm, fired } = facts;
  const icon = inAlarm.length + fired.length > 0 ? '$(bell-dot)' : '$(vm-connect)';
  const many = (some: readonly unknown[]): string => format.count(some.length);
  return nonEmpty(
    icon,
    joined(
      countText(facts, format),
      inAlarm.length > 0 ? t('{0} in ALARM: {1}', many(inAlarm), places(inAlarm, format)) : '',
      fired.length > 0 ? t('{0} fired: {1}', many(fired), places(fired, format)) : '',
    ),
    failureIcon(facts),
    readOnly === true ? '$(lock)' : '',
  ).join(' ');
}

function failureIcon({ failures }: StatusFacts): string {
  if (failures.length === 0) return '';
  return failures.some(({ kind }) => needSignIn.has(kind)) ? '$(sign-in)' : '$(warning)';
}

/** `3`, `3+` if some endpoints are unknown, a dash if all are: never a false zero. */
function countText({ count, failures }: StatusFacts, format: ViewContext['format']): string {
  if (count.open === undefined) return failures.length > 0 ? '–' : '…';
  return count.complete ? format.count(count.open) : `${format.count(count.open)}+`;
}

function places(
  some: readonly { readonly name: string; readonly endpoints: readonly WatchedEndpoint[] }[],
  format: ViewContext['format'],
): string {
  const all = some.flatMap(({ name, endpoints }) =>
    endpoints.length > 0 ? endpoints.map((endpoint) => endpoint.name) : [name],
  );
  const names = [...new Set(all)];
  const shown = names.slice(0, maxNames).map((name) => clipText(name, maxNameLength));
  const more = names.length - shown.length;
  return format.list(more > 0 ? [...shown, `+${format.count(more)}`] : shown);
}

function severityOf({ count, inAlarm, fired, failures }: StatusFacts): StatusBarView['severity'] {
  if (inAlarm.length + fired.length > 0) return 'warning';
  if (failures.length === 0) return 'none';
  const nothingKnown = count.open === undefined;
  return nothingKnown && failures.some(({ kind }) => needPerson.has(kind)) ? 'error' : 'dim';
}

/** The view's badge: how many alarms are in ALARM; undefined for none. */
export function alarmBadge(
  snapshot: Snapshot,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): { readonly value: number; readonly tooltip: string } | undefined {
  const value = alarmsNow(snapshot).length;
  return value > 0 ? { value, tooltip: t('In ALARM now: {0}', format.count(value)) } : undefined;
}
