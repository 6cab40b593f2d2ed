/** Texts of the faults in what an alarm watches, or in its actions. */
import { onlyActions } from '../duplicates';
import type { FindingFix, WatchDiagnosis } from '../finding';
import { displayText } from '../../text/displayText';
import { obstacleText } from '../../text/failures/obstacleText';
import { duplicateText } from './duplicateText';
import type { FindingText, FindingWords } from './findingWords';
import { namesText } from './namesText';

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring';
const evaluation = `${guide}/AlarmThatSendsEmail.html`;

/** The text of one diagnosis. */
export function alarmText(
  diagnosis: WatchDiagnosis,
  fix: FindingFix | undefined,
  words: FindingWords,
): FindingText {
  const { t, format, now } = words;
  switch (diagnosis.rule) {
    case 'neverPublished':
      return namesText(diagnosis.names, fix, words);
    case 'otherAccount':
      return otherAccountText(diagnosis.endpoints, words);
    case 'notJudged':
      return {
        what: t(
          'Which endpoints its query covers cannot be determined: {0}',
          displayText(diagnosis.query),
        ),
        why: t(
          'Only the documented clauses of Metrics Insights queries are supported here, with conditions on Endpoint and AWS.AccountId; tags are not read.',
        ),
        remedy: t('Check in the CloudWatch console which endpoints it covers.'),
        link: `${guide}/cloudwatch-metrics-insights-querylanguage.html`,
      };
    case 'wrongDimension':
      return {
        what:
          diagnosis.found === ''
            ? t('It names no endpoint: the dimension Endpoint is missing.')
            : t(
                'It names its endpoint by {0}; the only dimension of Client VPN is Endpoint.',
                displayText(diagnosis.found),
              ),
        why: t(
          'CloudWatch finds a metric by its exact dimensions. No metric has these dimensions, so the alarm never has data.',
        ),
        remedy: fix ? t('Choose the endpoint to watch.') : t('Change it in the AWS console.'),
        link: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html',
      };
    case 'endpointGone':
      return {
        what: goneText(diagnosis, words),
        why: t(
          'Nothing is published for an endpoint that does not exist, so nobody is notified of it; the alarm still costs $0.10 a month for each metric.',
        ),
        remedy: fix ? t('Delete the alarm.') : t('Remove the endpoint from the alarm.'),
        link: `${guide}/cloudwatch_billing.html`,
      };
    case 'noData':
      return {
        what: t('It has had no data since {0}.', format.time(diagnosis.since, now)),
        why: noDataReason(diagnosis, words),
        remedy: t('Check the chart of the endpoint: it shows what is published.'),
        link: `${guide}/alarms-and-missing-data.html`,
      };
    case 'actionsOff':
      return {
        what: t('Its actions are disabled.'),
        why: t('It is evaluated, but notifies nobody.'),
        remedy: actionsOffRemedy(fix, t),
        link: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html',
      };
    case 'muted':
      return mutedText(diagnosis, words);
    case 'noAction':
      return {
        what: t('It has no action for ALARM.'),
        why: t(
          'Nobody is notified, unless a composite alarm uses it, or an EventBridge rule that could not be read.',
        ),
        remedy: t('Choose a topic for its notifications.'),
        link: evaluation,
      };
    case 'cannotReplay':
      return {
        what: obstacleText(diagnosis.obstacle, t),
        why: t(
          'CloudWatch still evaluates it. It is not replayed, and an audit knows only its history.',
        ),
        remedy: t('No change is needed.'),
        link: `${guide}/using-metric-math.html`,
      };
    case 'duplicate':
      return duplicateText(diagnosis, words);
  }
}

function actionsOffRemedy(fix: FindingFix | undefined, t: FindingWords['t']): string {
  if (fix?.kind !== 'deleteAlarm') return t('Enable its actions.');
  return fix.stays && onlyActions(fix.seen, fix.stays).length > 0
    ? t('Delete it, or remove the topics that another alarm already notifies of the same.')
    : t('Delete it: another alarm already sends the same notifications.');
}

function noDataReason(
  { quiet, accountIds }: Extract<WatchDiagnosis, { readonly rule: 'noData' }>,
  { t, format }: FindingWords,
): string {
  if (accountIds.length > 0) {
    return t(
      'Its metrics belong to the account {0}: that account must share them with this one, and have the endpoint.',
      format.list(accountIds.map((id) => displayText(id))),
    );
  }
  return quiet
    ? t(
        'Nobody is connected now. Whether Client VPN publishes zeros then is not documented; data should arrive with the next connection.',
      )
    : t(
        'Client VPN publishes every five minutes, and without data an alarm cannot fire: metric, dimension and statistic must match those of the endpoint.',
      );
}

function goneText(
  { endpointIds, accountId }: Extract<WatchDiagnosis, { readonly rule: 'endpointGone' }>,
  { t, format }: FindingWords,
): string {
  const ids = format.list(endpointIds.map((id) => displayText(id)));
  return accountId === undefined
    ? t('There is no endpoint {0}.', ids)
    : t('There is no endpoint {0} in the account {1}.', ids, displayText(accountId));
}

function otherAccountText(
  endpoints: Extract<WatchDiagnosis, { readonly rule: 'otherAccount' }>['endpoints'],
  { t, format }: FindingWords,
): FindingText {
  const ids = endpoints.map(({ id }) => displayText(id));
  const accounts = [...new Set(endpoints.map(({ accountId }) => displayText(accountId)))];
  return {
    what: t('It watches {0} in the account {1}.', format.list(ids), format.list(accounts)),
    why: t(
      'No profile here reads that account, so it is unknown whether the endpoint exists and who is connected.',
    ),
    remedy: t('Add a profile of that account with this region to see more.'),
    link: `${guide}/CloudWatch-Unified-Cross-Account.html`,
  };
}

function mutedText(
  { by, active }: Extract<WatchDiagnosis, { readonly rule: 'muted' }>,
  { t, format }: FindingWords,
): FindingText {
  const names = format.list(by.map(({ name }) => displayText(name)));
  const times = by.map(({ expression, duration, timeZone }) =>
    [expression, duration, timeZone].map((text) => displayText(text)).join(' '),
  );
  return {
    what: active
      ? t('The mute rule {0} mutes it now.', names)
      : t('The mute rule {0} mutes it at times: {1}.', names, format.list(times)),
    why: t('A muted alarm is evaluated, but notifies nobody of connections.'),
    remedy: active
      ? t('Delete the mute rule in the AWS console, or remove the alarm from it.')
      : t('Check in the AWS console whether these times are intended.'),
    link: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html',
  };
}
