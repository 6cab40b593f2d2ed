/** The findings as a Markdown report, for reading in the editor and for saving. */
import type { Finding } from '../finding';
import { scopeId } from '../../model/scope';
import { partValue, type Snapshot } from '../../model/snapshot';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { oldestFetch } from '../../rows/freshness';
import { markdownText } from '../../text/markdownText';
import { endpointName, scopeName } from '../../text/names';
import { joined } from '../../text/phrases';
import { severities } from './findingList';
import { findingSubject, findingText } from './findingText';
import type { FindingWords } from './findingWords';

/** The heading of the findings of one severity. */
export function severityTitle(severity: Finding['severity'], t: Translate): string {
  switch (severity) {
    case 'error':
      return t('Cannot do its job');
    case 'warning':
      return t('Needs attention');
    case 'info':
      return t('Worth knowing');
  }
}

/** The display name of a finding's subject. */
export function subjectName(finding: Finding, { scopes }: Snapshot): string {
  return findingSubject(finding, (id) => {
    const scope = scopes.find((one) => scopeId(one.scope) === finding.scope);
    const endpoint = partValue(scope?.endpoints)?.find((one) => one.id === id);
    return endpoint ? endpointName(endpoint) : displayText(id);
  });
}

/** The heading of a finding in the report. */
export function findingHeading(finding: Finding, snapshot: Snapshot, words: FindingWords): string {
  const { what } = findingText(finding, words);
  return `### ${markdownText(subjectName(finding, snapshot))}: ${markdownText(what)}`;
}

/** @param all in display order */
export function findingReport(
  all: readonly Finding[],
  snapshot: Snapshot,
  words: FindingWords,
): string {
  const { t } = words;
  const sections = severities.flatMap((severity) => {
    const some = all.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const title = `## ${severityTitle(severity, t)} (${some.length})`;
    return [title, '', ...some.flatMap((finding) => findingSection(finding, snapshot, words))];
  });
  return [
    `# ${t('Alarm check')}`,
    '',
    ...snapshot.scopes.map((scope) => {
      const fetchedAt = oldestFetch([scope.endpoints, scope.alarms]);
      const at = fetchedAt === undefined ? t('not read yet') : asOf(fetchedAt, words);
      return `- ${markdownText(joined(scopeName(scope.scope, t), at))}`;
    }),
    '',
    ...(sections.length > 0 ? sections : [t('No problems found.'), '']),
    `## ${t('Not checked')}`,
    '',
    t(
      'Composite alarms, EventBridge rules and alarms on log groups are not read, and what happens to an email after SNS has sent it cannot be checked here.',
    ),
    '',
    ...unreadMutes(snapshot, words),
  ].join('\n');
}

/**
 * Names the scopes whose mute rules were not read, so that an alarm may be muted without a finding.
 */
function unreadMutes({ scopes }: Snapshot, { t, format }: FindingWords): readonly string[] {
  const unread = scopes.filter(({ muteRules }) => muteRules === undefined);
  if (unread.length === 0) return [];
  const names = unread.map(({ scope }) => scopeName(scope, t));
  return [
    markdownText(
      t(
        'Alarm mute rules have not been read for {0}; this requires cloudwatch:ListAlarmMuteRules and cloudwatch:GetAlarmMuteRule.',
        format.list(names),
      ),
    ),
    '',
  ];
}

function asOf(fetchedAt: number, { t, format }: FindingWords): string {
  return t('as of {0}', format.moment(fetchedAt));
}

function findingSection(
  finding: Finding,
  snapshot: Snapshot,
  words: FindingWords,
): readonly string[] {
  const { t } = words;
  const { why, remedy, link } = findingText(finding, words);
  const { target } = finding;
  const hit = target.kind === 'topic' ? target.alarmNames : [];
  return [
    findingHeading(finding, snapshot, words),
    '',
    `- ${t('Why')}: ${markdownText(why)}`,
    `- ${t('What to do')}: ${markdownText(remedy)}`,
    ...(hit.length > 0
      ? [
          `- ${t('Alarms')}: ${markdownText(words.format.list(hit.map((name) => displayText(name))))}`,
        ]
      : []),
    `- AWS: <${link}>`,
    '',
  ];
}
