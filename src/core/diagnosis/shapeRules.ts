/**
 * Rules on the settings of an alarm on new connections: period, statistic, threshold, missing data.
 */
import { parseTopicArn } from '../model/topic';
import { publishingIntervalSeconds } from '../cloudwatch/limits';
import { defaultAssumptions, evaluationRange, type Assumptions } from '../cloudwatch/evaluation';
import { readsConnections } from '../watching/watches';
import type { Hit, ShapeDiagnosis } from './finding';
import { neededRise, type RiseAlarm } from './riseAlarm';

type ShapeHit = Hit<ShapeDiagnosis> | undefined;

/** All rules on settings; each returns at most one hit per alarm. */
const shapeRules: readonly ((rise: RiseAlarm, assumptions: Assumptions) => ShapeHit)[] = [
  riseNotWatched,
  staysInAlarm,
  highResolution,
  wrongStatistic,
  needsSeveral,
  comparison,
  threshold,
  fill,
  missingData,
  severalEndpoints,
  doubleMails,
];

/** All faults in the settings. */
export function shapeHits(
  rise: RiseAlarm,
  assumptions: Assumptions = defaultAssumptions,
): readonly Hit<ShapeDiagnosis>[] {
  return shapeRules.flatMap((rule) => rule(rise, assumptions) ?? []);
}

function hit(severity: Hit['severity'], diagnosis: ShapeDiagnosis): Hit<ShapeDiagnosis> {
  return { severity, diagnosis };
}

function riseNotWatched({ watched }: RiseAlarm): ShapeHit {
  return watched ? undefined : hit('error', { rule: 'riseNotWatched' });
}

/**
 * Actions run only on a state change, and a rise keeps the alarm in ALARM until it leaves the
 * evaluation range.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
function staysInAlarm({ alarm }: RiseAlarm, assumptions: Assumptions): ShapeHit {
  // The length of an unknown kind of window is unknown.
  if (alarm.evaluationWindow?.kind === 'other') return undefined;
  const { periodSeconds } = alarm;
  const periods = evaluationRange(alarm, assumptions);
  const rangeSeconds = periods * periodSeconds;
  if (!(rangeSeconds >= publishingIntervalSeconds)) return undefined;
  const extraPeriods = periods - alarm.evaluationPeriods;
  return hit('warning', { rule: 'staysInAlarm', periodSeconds, rangeSeconds, extraPeriods });
}

function highResolution({ alarm: { periodSeconds } }: RiseAlarm): ShapeHit {
  if (!(periodSeconds > 0 && periodSeconds < 60)) return undefined;
  return hit('warning', { rule: 'highResolution', periodSeconds });
}

/** The count is a level: a statistic that counts or adds samples returns another number. */
function wrongStatistic({ alarm }: RiseAlarm): ShapeHit {
  const statistics = alarm.queries.flatMap((query) =>
    readsConnections(query) && query.stat ? [query.stat.statistic] : [],
  );
  const wrong = statistics.find(
    (statistic) =>
      /^(SampleCount$|TC\(|tc\d|PR\()/.test(statistic) ||
      // With one sample per period, the sum equals the sample; five minutes may contain two
      // samples.
      (/^(Sum$|TS\(|ts\d)/.test(statistic) && alarm.periodSeconds >= publishingIntervalSeconds),
  );
  return wrong === undefined
    ? undefined
    : hit('error', { rule: 'wrongStatistic', statistic: wrong });
}

function needsSeveral({ alarm: { datapointsToAlarm } }: RiseAlarm): ShapeHit {
  if (!(datapointsToAlarm > 1)) return undefined;
  return hit('error', { rule: 'needsSeveral', datapoints: datapointsToAlarm });
}

function comparison({ alarm }: RiseAlarm): ShapeHit {
  if (!alarm.comparison.startsWith('LessThan')) return undefined;
  return hit('error', { rule: 'wrongComparison' });
}

function threshold(alarm: RiseAlarm): ShapeHit {
  const rise = neededRise(alarm);
  if (rise === undefined || rise === 1) return undefined;
  if (rise <= 0) return hit('error', { rule: 'firesWithoutRise' });
  if (alarm.unit !== 1) return hit('error', { rule: 'perSecond', rise });
  // "More than 1" is often a mistake for "at least 1". Any other larger number is treated as
  // intended.
  const slip = alarm.alarm.threshold === 1;
  return hit(slip ? 'warning' : 'info', { rule: 'missesSmallRises', rise });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
function fill({ alarm, expressions }: RiseAlarm): ShapeHit {
  const filling = expressions.filter((expression) => /\bFILL\s*\(/.test(expression));
  if (filling.length === 0) return undefined;
  const over = filling.every((expression) => /\bFILL\s*\(\s*(DIFF|RATE)\b/.test(expression));
  if (!over) return hit('error', { rule: 'fillsInput' });
  return alarm.evaluationPeriods > 1 ? undefined : hit('warning', { rule: 'fillsResult' });
}

/**
 * Four of five minutes have no value.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
function missingData({ alarm }: RiseAlarm): ShapeHit {
  const { treatMissing, insufficientDataActions } = alarm;
  switch (treatMissing) {
    case 'notBreaching':
      return undefined;
    case 'breaching':
      return hit('error', { rule: 'missingData', treatMissing });
    case 'ignore':
      return hit('warning', { rule: 'missingData', treatMissing });
    case 'missing': {
      const severity = insufficientDataActions.length > 0 ? 'warning' : 'info';
      return hit(severity, { rule: 'missingData', treatMissing });
    }
  }
}

function severalEndpoints({ endpoints }: RiseAlarm): ShapeHit {
  if (endpoints.length < 2) return undefined;
  return hit('warning', { rule: 'severalEndpoints', endpointIds: endpoints.map(({ id }) => id) });
}

function doubleMails({ alarm }: RiseAlarm): ShapeHit {
  const mails = alarm.okActions.some((arn) => parseTopicArn(arn) !== undefined);
  return mails ? hit('warning', { rule: 'doubleMails' }) : undefined;
}
