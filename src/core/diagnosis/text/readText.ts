/** Texts of the faults of the roles and log groups of log alarms. */
import { roleFaultText } from '../../actions/roles/roleFaultText';
import { displayText } from '../../text/displayText';
import { failureSentence } from '../../text/failures/failureSentence';
import { sentences } from '../../text/phrases';
import type { ReadDiagnosis } from '../readDiagnosis';
import type { FindingText, FindingWords } from './findingWords';

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html';
const logging = 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html';

/** The text of one diagnosis. */
export function readText(diagnosis: ReadDiagnosis, { t, format, now }: FindingWords): FindingText {
  const unable = t('CloudWatch cannot evaluate the alarm, so nobody is notified.');
  switch (diagnosis.rule) {
    case 'roleGone':
      return {
        what: t('There is no role {0}.', displayText(diagnosis.role)),
        why: unable,
        remedy: t('Create the role again, or create the alarm again with another role.'),
        link: guide,
      };
    case 'roleFaulty':
      return {
        what: t(
          'The role {0} does not fit: {1}',
          displayText(diagnosis.role),
          sentences(
            diagnosis.faults.map((fault) => roleFaultText(fault, t)),
            t,
          ),
        ),
        why: t('Without the role CloudWatch cannot run the query or read log lines.'),
        remedy: t('Change the policies of the role, or create the alarm again with another role.'),
        link: guide,
      };
    case 'groupGone':
      return {
        what: t('There is no log group {0}.', displayText(diagnosis.group)),
        why: unable,
        remedy: t('Let the endpoint log to a log group that exists, and create the alarm again.'),
        link: logging,
      };
    case 'logSilent':
      return {
        what: t(
          'The log group {0} has no entry since {1}, although a client connected then.',
          displayText(diagnosis.group),
          format.time(diagnosis.since, now),
        ),
        why: t('The alarm reads the connection log. Without entries it never fires.'),
        remedy: t('Turn connection logging of the endpoint off and on again.'),
        link: logging,
      };
    case 'unread':
      return {
        what: t('{0} could not be checked.', displayText(diagnosis.what)),
        why: failureSentence(diagnosis.failure, t),
        remedy: t('Run the check again when this is resolved.'),
        link: guide,
      };
  }
}
