/** Texts of the findings about an endpoint. */
import type { EndpointDiagnosis } from '../finding';
import type { FindingText, FindingWords } from './findingWords';

/** The text of one diagnosis. */
export function endpointText({ rule }: EndpointDiagnosis, { t }: FindingWords): FindingText {
  switch (rule) {
    case 'noAlarm':
      return {
        what: t('No alarm watches the number of connected clients.'),
        why: t('While this editor is closed, nobody is notified of new connections.'),
        remedy: t('Create a connection alarm.'),
        link: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html',
      };
    case 'loggingOff':
      return {
        what: t('Connection logging is off.'),
        why: t(
          'EC2 no longer lists a connection an hour after its end. The log keeps it, with the address of the device, and keeps failed attempts.',
        ),
        remedy: t('Turn connection logging on.'),
        link: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html',
      };
  }
}
