/** Texts of the faults of alarms that read connection logs. */
import { mostContributors } from '../../logAlarms/aggregation';
import { mostInAlarm } from '../../logAlarms/logAlarmDecision';
import { displayText } from '../../text/displayText';
import type { LogDiagnosis } from '../finding';
import type { FindingText, FindingWords } from './findingWords';

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html';
const logging = 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html';

/** The text of one diagnosis. */
export function logText(diagnosis: LogDiagnosis, { t, format }: FindingWords): FindingText {
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
        why: t('CloudWatch cannot evaluate the alarm, so no one is notified.'),
        remedy: t('Check its role, its log groups and the fields of its query.'),
        link: guide,
      };
    case 'contributorLimit':
      return {
        what: t('Its query finds as many contributors as CloudWatch evaluates, or more.'),
        why: t(
          'CloudWatch evaluates {0} contributors in a run, and at most {1} can be in ALARM. The others notify no one.',
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
          'A run every {0} reads the entries of {1}. Entries between two windows are never read.',
          format.duration(diagnosis.rateMinutes * 60_000),
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
