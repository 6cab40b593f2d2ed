/** Texts of the faults in the settings of an alarm on new connections. */
import type { FindingFix, ShapeDiagnosis } from '../finding';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { FindingText, FindingWords } from './findingWords';

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring';
const evaluation = `${guide}/AlarmThatSendsEmail.html`;
const gaps = `${guide}/alarms-and-missing-data.html`;
const math = `${guide}/using-metric-math.html`;
const publishing =
  'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html';

/** The text of one diagnosis. */
export function shapeText(
  diagnosis: ShapeDiagnosis,
  fix: FindingFix | undefined,
  words: FindingWords,
): FindingText {
  const [what, why, link] = sentencesOf(diagnosis, words);
  return { what, why, link, remedy: remedyOf(diagnosis, fix, words.t) };
}

type Stays = Extract<ShapeDiagnosis, { rule: 'staysInAlarm' }>;

/** Why a rise is still in the evaluation range when the next one comes. */
function staysWhy(stays: Stays, { t, format }: Pick<FindingWords, 't' | 'format'>): string {
  const period = format.duration(stays.periodSeconds * 1000);
  const range = format.duration(stays.rangeSeconds * 1000);
  if (stays.extraPeriods > 0) {
    return t(
      'CloudWatch notifies when the state changes, not while it lasts. With its period of {0}, the alarm looks back over {1}, and Client VPN publishes every five minutes: a rise is still in this range when the next one comes. How far an alarm looks back is not documented; {2} periods more than it evaluates are assumed.',
      period,
      range,
      stays.extraPeriods,
    );
  }
  return t(
    'CloudWatch notifies when the state changes, not while it lasts. With its period of {0}, the alarm evaluates the last {1} of its wall clock window, and Client VPN publishes every five minutes: when rises are consecutive, every evaluation contains one.',
    period,
    range,
  );
}

type Sentences = readonly [what: string, why: string, link: string];

function sentencesOf(diagnosis: ShapeDiagnosis, { t, format }: FindingWords): Sentences {
  switch (diagnosis.rule) {
    case 'staysInAlarm':
      return [
        t('Consecutive rises send only one email.'),
        staysWhy(diagnosis, { t, format }),
        evaluation,
      ];
    case 'highResolution':
      return [
        t('Its period of {0} is too short.', format.duration(diagnosis.periodSeconds * 1000)),
        t(
          'With a period below one minute, an alarm looks back only over seconds: a value that arrives later is never evaluated, and Client VPN publishes every five minutes. It also costs three times as much.',
        ),
        publishing,
      ];
    case 'wrongStatistic':
      return [
        t(
          'The statistic {0} does not give the number of connections.',
          displayText(diagnosis.statistic),
        ),
        t(
          'The number of connections is a level: Maximum and Average return it, Sum adds up the values published within one period, and SampleCount counts them.',
        ),
        `${guide}/Statistics-definitions.html`,
      ];
    case 'needsSeveral':
      return [
        t('It needs {0} rises in a row.', format.count(diagnosis.datapoints)),
        t(
          'One connection puts one datapoint over the threshold; the next datapoint comes five minutes later.',
        ),
        evaluation,
      ];
    case 'firesWithoutRise':
      return [
        t('It fires although nobody connects.'),
        t('The rise is 0 while the number stays the same, and 0 is over this threshold.'),
        math,
      ];
    case 'wrongComparison':
      return [
        t('It fires while nobody connects, and does not fire when someone does.'),
        t(
          'It checks for values below its threshold, and a new connection makes a rise of 1 or more.',
        ),
        math,
      ];
    case 'missesSmallRises':
      return [
        t(
          'It notifies only when {0} or more connect between two publications.',
          format.count(diagnosis.rise),
        ),
        t(
          'A single connection makes a rise of 1. If you do not want notifications for it, leave the alarm as it is.',
        ),
        math,
      ];
    case 'perSecond':
      return [
        t(
          'It notifies only when {0} or more connect between two publications.',
          format.count(diagnosis.rise),
        ),
        t(
          'RATE is the rise in one second, and publications are 300 seconds apart: one connection makes 0.0033. DIFF is the rise itself.',
        ),
        math,
      ];
    case 'riseNotWatched':
      return [
        t('The rise is calculated, but another value is compared with the threshold.'),
        t('One entry of an alarm returns data, and here it is not the one with DIFF.'),
        math,
      ];
    case 'fillsInput':
      return [
        t('FILL creates false rises.'),
        t(
          'Publications are five minutes apart. With a number filled in between, the count seems to rise with each publication.',
        ),
        math,
      ];
    case 'fillsResult':
      return [
        t('FILL can hide a rise.'),
        t(
          'AWS warns about this: while the newest minute has no value yet, the fill value takes its place, and with one period nothing else counts.',
        ),
        math,
      ];
    case 'missingData':
      return missingData(diagnosis.treatMissing, t);
    case 'severalEndpoints':
      return [
        t('It watches {0} endpoints together.', format.count(diagnosis.endpointIds.length)),
        t(
          'A disconnection from one endpoint hides a connection to another, and the email does not name the endpoint.',
        ),
        math,
      ];
    case 'doubleMails':
      return [
        t('It sends another email when it is back in OK.'),
        t('Minutes after each ALARM the actions for OK run: every connection sends two emails.'),
        evaluation,
      ];
  }
}

function missingData(
  treatMissing: Extract<ShapeDiagnosis, { rule: 'missingData' }>['treatMissing'],
  t: Translate,
): Sentences {
  switch (treatMissing) {
    case 'breaching':
      return [
        t('It fires between publications.'),
        t(
          'Four of every five minutes have no value, and missing data count as over the threshold.',
        ),
        gaps,
      ];
    case 'ignore':
      return [
        t('After a rise it stays in ALARM until a publication without one.'),
        t(
          'Four of every five minutes have no value, and missing data keep the state: consecutive rises send only one email.',
        ),
        gaps,
      ];
    case 'missing':
      return [
        t('It is in INSUFFICIENT_DATA most of the time.'),
        t(
          'Four of every five minutes have no value, and missing data lead to that state. Connections are still notified, but the state no longer shows when data stop, and actions for it would run every five minutes.',
        ),
        gaps,
      ];
  }
}

function remedyOf({ rule }: ShapeDiagnosis, fix: FindingFix | undefined, t: Translate): string {
  if (rule === 'severalEndpoints')
    return t('Create one alarm for each endpoint, then delete this one.');
  if (rule === 'doubleMails') return t('Remove the topics from its actions for OK.');
  if (fix?.kind === 'deleteAlarm')
    return t('Delete it: another alarm already sends the same notifications.');
  if (fix) {
    return t(
      'Give it the settings of the default connection alarm. Name, description, actions and tags stay unchanged.',
    );
  }
  return t('Change it in the AWS console.');
}
