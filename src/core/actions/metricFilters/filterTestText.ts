/** The result of a test of a filter pattern, as lines of the preview. */
import type { Translate } from '../../ports/translate';
import { displayName, displayText } from '../../text/displayText';
import { failureText } from '../../text/failures/failureText';
import type { Format } from '../../text/format';
import { joined } from '../../text/phrases';
import type { Problem } from '../write/problem';
import { testedDays, type FilterTest, type TestedEntry } from './filterTest';

/** The maximum number of entries that are listed of each kind. */
const mostListed = 10;

/** How texts are formatted; `now` is in ms since 1970. */
export interface TestTextContext {
  readonly t: Translate;
  readonly format: Format;
  readonly now: number;
}

/** The lines, one sentence or one entry each. */
export function filterTestLines(test: FilterTest, context: TestTextContext): readonly string[] {
  const { t, format } = context;
  switch (test.kind) {
    case 'noGroup':
      return [t('The log group is new, so there are no entries to test the pattern with.')];
    case 'failed':
      return [
        t('The pattern could not be tested with log entries.'),
        failureText(test.failure, t).sentence,
      ];
    case 'tested': {
      const { entries } = test;
      if (entries.length === 0) {
        return [
          t(
            'No entries were written in the last {0} days, so the pattern could not be tested.',
            testedDays,
          ),
        ];
      }
      const matching = entries.filter(({ matches }) => matches);
      return [
        t(
          'Tested by CloudWatch Logs with the latest entries of the last {1} days: {2} of {0} match.',
          format.count(entries.length),
          format.count(testedDays),
          format.count(matching.length),
        ),
        ...listed(t('Counted:'), matching, context),
        ...listed(
          t('Not counted:'),
          entries.filter(({ matches }) => !matches),
          context,
        ),
      ];
    }
  }
}

/** The problem that CloudWatch Logs matches something else than intended; undefined if it does not. */
export function filterTestProblem(test: FilterTest, t: Translate): Problem | undefined {
  if (test.kind !== 'tested') return undefined;
  const missed = test.entries.filter((entry) => entry.shouldMatch && !entry.matches).length;
  const extra = test.entries.filter((entry) => entry.matches && !entry.shouldMatch).length;
  if (missed + extra === 0) return undefined;
  const text = t(
    'The test found connections that are not counted: {0}, other entries that are counted: {1}.',
    missed,
    extra,
  );
  return { severity: 'warning', text };
}

function listed(
  heading: string,
  entries: readonly TestedEntry[],
  context: TestTextContext,
): readonly string[] {
  if (entries.length === 0) return [];
  const { t, format } = context;
  const left = entries.length - mostListed;
  return [
    heading,
    ...entries.slice(0, mostListed).map((entry) => `- ${entryLine(entry, context)}`),
    ...(left > 0 ? [`- ${t('and {0} more', format.count(left))}`] : []),
  ];
}

function entryLine(entry: TestedEntry, { t, format, now }: TestTextContext): string {
  const { event, at, isOwn } = entry;
  const time = format.time(event?.updatedAt ?? event?.startedAt ?? at, now);
  const elsewhere = event && !isOwn ? t('for {0}', displayText(event.endpointId)) : undefined;
  return joined(time, entryText(entry, t), elsewhere);
}

function entryText({ event }: TestedEntry, t: Translate): string {
  if (!event) return t('not a connection log entry');
  const { kind, username, commonName, deviceIp, failureReason } = event;
  const name = displayName(username, commonName, deviceIp, t('Unknown user'));
  switch (kind) {
    case 'connected':
      return t('connection of {0}', name);
    case 'failed':
      return joined(t('{0} could not connect', name), failureReason && displayText(failureReason));
    case 'waitingForAssertion':
    case 'assertionReceived':
      return t('sign-in of {0}', name);
    case 'ended':
      return t('end of the connection of {0}', name);
    case 'progress':
      return t('traffic of {0}', name);
  }
}
