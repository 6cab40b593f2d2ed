/** Groups findings into cards: what is said about all of them is said once. */
import type { Finding, FindingFix, Severity } from '../finding';
import type { ScopeId } from '../../model/scope';
import { joined } from '../../text/phrases';
import type { HealthCard, HealthRow } from '../view/healthModel';
import { severities } from './findingList';
import { severityTitle } from './findingReport';
import { findingSubject, findingText } from './findingText';
import type { FindingText, FindingWords } from './findingWords';
import { fixText } from './fixText';
import { problemOf, problemTitles } from './problemTitles';

/** What the cards depend on. */
export interface HealthCardContext extends FindingWords {
  /** Whether read-only mode is on: no fix is offered then. */
  readonly readOnly: boolean;
  readonly endpointName: (scope: ScopeId, endpointId: string) => string;
  /** The name of a scope; empty if it need not be shown. */
  readonly placeOf: (scope: ScopeId) => string;
}

interface Group {
  readonly first: Finding;
  readonly text: FindingText;
  readonly rows: (HealthRow & { readonly what: string })[];
}

/** The cards, the most severe first, then by the number of rows. */
export function healthCards(
  all: readonly Finding[],
  context: HealthCardContext,
): readonly HealthCard[] {
  const groups = new Map<string, Group>();
  for (const finding of all) {
    const text = findingText(finding, context);
    const key = keyOf(finding, text);
    const group = groups.get(key) ?? { first: finding, text, rows: [] };
    group.rows.push(rowOf(finding, text.what, context));
    groups.set(key, group);
  }
  const titles = problemTitles(context.t);
  const rank = (severity: Severity): number => severities.indexOf(severity);
  return [...groups]
    .sort(
      ([, a], [, b]) =>
        rank(a.first.severity) - rank(b.first.severity) || b.rows.length - a.rows.length,
    )
    .map(([key, group]) => cardOf(key, group, titles[problemOf(group.first.diagnosis)], context));
}

/** The key of the card of a finding. */
export function cardKey(finding: Finding, words: FindingWords): string {
  return keyOf(finding, findingText(finding, words));
}

function keyOf({ severity, diagnosis, fix, target }: Finding, text: FindingText): string {
  const { why, remedy } = text;
  const kinds = [severity, target.kind, problemOf(diagnosis), fix?.kind ?? ''];
  return JSON.stringify([...kinds, why, remedy]);
}

function rowOf(
  finding: Finding,
  what: string,
  { endpointName, placeOf }: HealthCardContext,
): Group['rows'][number] {
  const { id, scope } = finding;
  const name = findingSubject(finding, (endpointId) => endpointName(scope, endpointId));
  return { finding: id, scope, name, place: placeOf(scope), what };
}

function cardOf(
  key: string,
  { first, text, rows }: Group,
  problem: string,
  context: HealthCardContext,
): HealthCard {
  const { t, readOnly } = context;
  const { severity, target, fix } = first;
  const { why, remedy, link } = text;
  const isSame = rows.every(({ what }) => what === text.what);
  const shown = readOnly ? undefined : fix;
  return {
    key,
    severity,
    severityText: severityTitle(severity, t),
    title: joined(subjectCount(target.kind, rows.length, context), problem),
    what: isSame ? text.what : null,
    titleSaysIt: isSame && coveredByTitle.has(problemOf(first.diagnosis)),
    ...{ why, remedy, link },
    fix: shown ? fixText(shown, t) : null,
    fixAll: shown && rows.length > 1 ? fixAllLabel(shown.kind, context) : null,
    rows: rows
      .map((row): HealthRow => (isSame ? { ...row, what: null } : row))
      .sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.place, b.place)),
  };
}

/** Problems whose title is the whole sentence. */
const coveredByTitle: ReadonlySet<string> = new Set<Finding['diagnosis']['rule']>([
  'actionsOff',
  'loggingOff',
  'noAction',
]);

const byName = new Intl.Collator(undefined, { numeric: true });

/** "175 endpoints". */
export function subjectCount(
  kind: Finding['target']['kind'],
  count: number,
  { t, format }: Pick<FindingWords, 't' | 'format'>,
): string {
  switch (kind) {
    case 'alarm':
      return count === 1 ? t('1 alarm') : t('{0} alarms', format.count(count));
    case 'topic':
      return count === 1 ? t('1 topic') : t('{0} topics', format.count(count));
    case 'connection':
      return count === 1 ? t('1 connection') : t('{0} connections', format.count(count));
    case 'endpoint':
      return count === 1 ? t('1 endpoint') : t('{0} endpoints', format.count(count));
  }
}

/** Null if each row needs an answer of its own: an address, another topic, a log group. */
function fixAllLabel(
  kind: FindingFix['kind'],
  { t }: Pick<FindingWords, 't' | 'format'>,
): string | null {
  switch (kind) {
    case 'createAlarm':
      return t('Create Alarms…');
    case 'deleteAlarm':
      return t('Delete All…');
    case 'replaceAlarm':
    case 'enableActions':
    case 'repairPolicy':
    case 'allowRules':
      return t('Fix All…');
    case 'subscribe':
    case 'chooseTopic':
    case 'chooseEndpoint':
    case 'enableLogging':
    case 'endConnection':
      return null;
  }
}
