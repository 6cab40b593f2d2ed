/** Why the set-up of an alarm that tells of new connections is wrong, in words. */
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

/** The words of one diagnosis. */
export function shapeText(
  diagnosis: ShapeDiagnosis,
  fix: FindingFix | undefined,
  words: FindingWords,
): FindingText {
  const [what, why, link] = sentencesOf(diagnosis, words);
  return { what, why, link, remedy: remedyOf(diagnosis, fix, words.t) };
}

type Stays = Extract<ShapeDiagnosis, { rule: 'staysInAlarm' }>;

/** Why a rise is still in sight when the next one comes. */
function staysWhy(stays: Stays, { t, format }: Pick<FindingWords, 't' | 'format'>): string {
  const period = format.duration(stays.periodSeconds * 1000);
  const range = format.duration(stays.rangeSeconds * 1000);
  if (stays.extraPeriods > 0) {
    return t(
      'CloudWatch notifies when the state changes, not while it lasts. With its period of {0} the alarm looks back over {1}, and Client VPN publishes every five minutes: a rise is still in sight when the next one comes. How far an alarm looks back is not documented; {2} periods more than it evaluates are assumed.',
      period,
      range,
      stays.extraPeriods,
    );
  }
  return t(
    'CloudWatch notifies when the state changes, not while it lasts. With its period of {0} the alarm looks at the last {1} of its wall clock window, and Client VPN publishes every five minutes: when rises follow one another, there is one in every evaluation.',
    period,
    range,
  );
}

type Sentences = readonly [what: string, why: string, link: string];

function sentencesOf(diagnosis: ShapeDiagnosis, { t, format }: FindingWords): Sentences {
  switch (diagnosis.rule) {
    case 'staysInAlarm':
      return [
        t('Rises that follow one another mail once.'),
        staysWhy(diagnosis, { t, format }),
        evaluation,
      ];
    case 'highResolution':
      return [
        t('Its period of {0} is too short.', format.duration(diagnosis.periodSeconds * 1000)),
        t(
          'With a period below a minute an alarm looks back over seconds only: a value that arrives later than that is never looked at, and Client VPN publishes every five minutes. It also costs three times as much.',
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
          'How many are connected is a level: Maximum and Average give it, Sum adds up what was published within one period, SampleCount counts how often.',
        ),
        `${guide}/Statistics-definitions.html`,
      ];
    case 'needsSeveral':
      return [
        t('It needs {0} rises in a row.', format.count(diagnosis.datapoints)),
        t(
          'One connection makes one datapoint over the threshold; the next comes five minutes later.',
        ),
        evaluation,
      ];
    case 'firesWithoutRise':
      return [
        t('It goes off although nobody connects.'),
        t('The rise is 0 while the number stays the same, and 0 is over this threshold.'),
        math,
      ];
    case 'wrongComparison':
      return [
        t('It goes off while nobody connects, and not when somebody does.'),
        t('It looks for less than its threshold, and a new connection makes a rise of 1 or more.'),
        math,
      ];
    case 'missesSmallRises':
      return [
        t(
          'It tells only when {0} or more connect between two publications.',
          format.count(diagnosis.rise),
        ),
        t('A single connection makes a rise of 1. If that is not to be told, leave it as it is.'),
        math,
      ];
    case 'perSecond':
      return [
        t(
          'It tells only when {0} or more connect between two publications.',
          format.count(diagnosis.rise),
        ),
        t(
          'RATE is the rise in one second, and publications are 300 seconds apart: one connection makes 0.0033. DIFF is the rise itself.',
        ),
        math,
      ];
    case 'riseNotWatched':
      return [
        t('The rise is worked out, but something else is compared with the threshold.'),
        t('Of the entries of an alarm one returns data, and here it is not the one with DIFF.'),
        math,
      ];
    case 'fillsInput':
      return [
        t('FILL makes rises that are none.'),
        t(
          'Publications are five minutes apart. With a number filled in between, the count seems to rise with each of them.',
        ),
        math,
      ];
    case 'fillsResult':
      return [
        t('FILL can hide a rise.'),
        t(
          'AWS warns of it: while the newest minute has no value yet, the filler stands in its place, and with one period nothing else counts.',
        ),
        math,
      ];
    case 'missingData':
      return missingData(diagnosis.treatMissing, t);
    case 'severalEndpoints':
      return [
        t('It watches {0} endpoints together.', format.count(diagnosis.endpointIds.length)),
        t(
          'A connection to one endpoint is hidden by somebody who leaves another, and the mail does not say which endpoint it was.',
        ),
        math,
      ];
    case 'doubleMails':
      return [
        t('It mails again when it is back in OK.'),
        t('Minutes after each ALARM the actions for OK run: every connection mails twice.'),
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
        t('It goes off between publications.'),
        t('Four minutes of five have no value, and missing data count as over the threshold.'),
        gaps,
      ];
    case 'ignore':
      return [
        t('After a rise it stays in ALARM until a publication without one.'),
        t(
          'Four minutes of five have no value, and missing data keep the state: rises that follow one another mail once.',
        ),
        gaps,
      ];
    case 'missing':
      return [
        t('It is in INSUFFICIENT_DATA most of the time.'),
        t(
          'Four minutes of five have no value, and missing data lead to that state. Connections are still told, but the state no longer shows when data stay away, and actions for it would run every five minutes.',
        ),
        gaps,
      ];
  }
}

function remedyOf({ rule }: ShapeDiagnosis, fix: FindingFix | undefined, t: Translate): string {
  if (rule === 'severalEndpoints')
    return t('Create one alarm for each endpoint, then delete this one.');
  if (rule === 'doubleMails') return t('Take the topics out of its actions for OK.');
  if (fix?.kind === 'deleteAlarm') return t('Delete it: another alarm tells the same already.');
  if (fix) {
    return t(
      'Give it the settings of the default connection alarm. Name, description, actions and tags stay.',
    );
  }
  return t('Change it in the AWS console.');
}
