/** Texts of the faults of alarms that read connection logs. */
import { mostContributors } from '../../logAlarms/aggregation';
import { mostInAlarm } from '../../logAlarms/logAlarmDecision';
import { displayText } from '../../text/displayText';
import { everyText } from '../../text/spans';
import type { LogDiagnosis } from '../logDiagnosis';
import { namedDuplicateText } from './duplicateText';
import type { FindingText, FindingWords } from './findingWords';

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html';
const logging = 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html';

/** The text of one diagnosis. */
export function logText(diagnosis: LogDiagnosis, words: FindingWords): FindingText {
  const { t, format } = words;
  switch (diagnosis.rule) {
    case 'logOff':
      return {
        what: t(
          'Connection logging of {0} is off.',
          format.list(diagnosis.endpointIds.map((id) => displayText(id))),
        ),
        why: t('The alarm reads the connection log. Without entries it never fires.'),
        remedy: t('Turn connection logging on.'),
        link: logging,
      };
    case 'logMoved':
      return {
        what: t(
          'It does not read the log groups to which its endpoints log: {0}.',
          format.list(diagnosis.endpoints.map(({ group }) => displayText(group))),
        ),
        why: t('In the log groups that the alarm reads, no new connections of them appear.'),
        remedy: t(
          'Create the alarm again, or let the endpoints log to the log group that it reads.',
        ),
        link: logging,
      };
    case 'evaluationError':
      return {
        what: t('Its query fails: {0}', displayText(diagnosis.reason)),
        why: t('CloudWatch cannot evaluate the alarm, so nobody is notified.'),
        remedy: t('Check its role, its log groups and the fields of its query.'),
        link: guide,
      };
    case 'contributorLimit':
      return {
        what: t('Its query finds as many contributors as CloudWatch evaluates, or more.'),
        why: t(
          'CloudWatch evaluates {0} contributors in a run, and at most {1} can be in ALARM. The others notify nobody.',
          format.count(mostContributors),
          format.count(mostInAlarm),
        ),
        remedy: t('Use one alarm for each endpoint, or a shorter window.'),
        link: guide,
      };
    case 'windowGap':
      return {
        what: t('Its windows leave gaps of {0}.', format.duration(diagnosis.gapSeconds * 1000)),
        why: t(
          'It runs {0} and reads the entries of {1}. Entries between two windows are never read.',
          everyText(diagnosis.rateMinutes * 60_000, t, format),
          format.duration(diagnosis.windowSeconds * 1000),
        ),
        remedy: t('Create the alarm again: its windows will overlap.'),
        link: guide,
      };
    case 'matchesNothing':
      return {
        what: t('Its query finds no entry that Client VPN writes for a connection or an attempt.'),
        why: t('A query that finds nothing never notifies, and CloudWatch does not report it.'),
        remedy: t('Compare the fields and values in the query with the entries of the log.'),
        link: logging,
      };
    case 'logUnused':
      return {
        what: t(
          'No endpoint logs to {0}.',
          format.list(diagnosis.groups.map((group) => displayText(group))),
        ),
        why: t('The alarm reads the connection log. Without entries it never fires.'),
        remedy: t('Let an endpoint log to this group, or delete the alarm.'),
        link: logging,
      };
    case 'unknownFields':
      return fieldsText(diagnosis, { t, format });
    case 'lateEntries':
      return {
        what: t('It misses entries that become readable late.'),
        why: t(
          'Each run reads the entries of its window. One that becomes readable within a minute, but after the last run over its time, is never read.',
        ),
        remedy: t('Create the alarm again: its windows will overlap.'),
        link: guide,
      };
    case 'quietTime':
      return quietText(diagnosis.treatMissing, t);
    case 'namedDuplicate':
      return namedDuplicateText(diagnosis, words);
    case 'noGrouping':
      return {
        what: t('Its aggregation has no "by": it counts without naming anyone.'),
        why: t(
          'The email does not say who connected, and a connection while the alarm is in ALARM sends none.',
        ),
        remedy: t('Create a log alarm that notifies of every connection by name.'),
        link: guide,
      };
  }
}

function fieldsText(
  { part, fields }: Extract<LogDiagnosis, { readonly rule: 'unknownFields' }>,
  { t, format }: Pick<FindingWords, 't' | 'format'>,
): FindingText {
  const found = format.list(fields.map((field) => displayText(field.found)));
  const intended = fields.flatMap((field) => field.intended ?? []);
  return {
    what:
      part === 'filter'
        ? t('Its query selects by fields that the connection log does not have: {0}.', found)
        : t('It groups by fields that the connection log does not have: {0}.', found),
    why:
      part === 'filter'
        ? t('A query that finds nothing never notifies, and CloudWatch does not report it.')
        : t(
            'A field without a value distinguishes no connections: those with equal other values send one email.',
          ),
    remedy:
      intended.length > 0
        ? t('The log has {0}. Create the alarm again.', format.list(intended))
        : t('Compare the fields and values in the query with the entries of the log.'),
    link: logging,
  };
}

function quietText(
  treatMissing: Extract<LogDiagnosis, { readonly rule: 'quietTime' }>['treatMissing'],
  t: FindingWords['t'],
): FindingText {
  const remedy = t('Treat missing data as not breaching.');
  switch (treatMissing) {
    case 'breaching':
      return {
        what: t('It fires while nobody connects.'),
        why: t('A time without entries has no data, and missing data count as over the threshold.'),
        remedy,
        link: guide,
      };
    case 'ignore':
      return {
        what: t('After a connection it may stay in ALARM.'),
        why: t(
          'A time without entries has no data, and missing data keep the state: while it is in ALARM, the next connection may send no email.',
        ),
        remedy,
        link: guide,
      };
    case 'missing':
      return {
        what: t('It is in INSUFFICIENT_DATA while nobody connects.'),
        why: t(
          'A time without entries has no data. Connections are still notified, but the state does not show whether the alarm works, and actions for this state run after each connection.',
        ),
        remedy,
        link: guide,
      };
  }
}
