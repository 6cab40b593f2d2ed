/** The title of a problem, for a card that stands for everything with the same problem. */
import type { TopicFault } from '../../actions/policy/topicFaults';
import type { Diagnosis } from '../finding';
import type { Translate } from '../../ports/translate';

type Problem = Exclude<Diagnosis['rule'], 'topicFault'> | TopicFault['kind'];

/** What distinguishes problems. */
export function problemOf(diagnosis: Diagnosis): Problem {
  return diagnosis.rule === 'topicFault' ? diagnosis.fault.kind : diagnosis.rule;
}

/** The title of every problem. */
export function problemTitles(t: Translate): Readonly<Record<Problem, string>> {
  return { ...settingTitles(t), ...watchTitles(t), ...logTitles(t), ...topicTitles(t) };
}

function settingTitles(t: Translate) {
  return {
    staysInAlarm: t('One email for consecutive rises'),
    highResolution: t('Period too short'),
    wrongStatistic: t('Wrong statistic'),
    needsSeveral: t('Several rises needed'),
    firesWithoutRise: t('Fires although nobody connects'),
    wrongComparison: t('Wrong comparison'),
    missesSmallRises: t('Misses single connections'),
    perSecond: t('Misses single connections'),
    riseNotWatched: t('Rise not compared with the threshold'),
    fillsInput: t('Rise distorted by FILL'),
    fillsResult: t('Rise distorted by FILL'),
    missingData: t('Treatment of missing data'),
    severalEndpoints: t('Several endpoints in one alarm'),
    doubleMails: t('Second email when back in OK'),
  };
}

function watchTitles(t: Translate) {
  return {
    neverPublished: t('Name that is never published'),
    wrongDimension: t('Wrong dimension'),
    endpointGone: t('Endpoint deleted'),
    otherAccount: t('Endpoint of another account'),
    notJudged: t('Coverage unknown'),
    noData: t('No data'),
    actionsOff: t('Actions disabled'),
    muted: t('Muted by a mute rule'),
    noAction: t('No action for ALARM'),
    cannotReplay: t('Cannot be replayed'),
    duplicate: t('Duplicate notifications'),
    noAlarm: t('No alarm'),
    loggingOff: t('Connection logging off'),
    idleConnection: t('Long open, almost no traffic'),
  };
}

function logTitles(t: Translate) {
  return {
    logOff: t('Connection logging off'),
    logMoved: t('Other log group'),
    evaluationError: t('Query fails'),
    contributorLimit: t('Too many contributors'),
    windowGap: t('Gaps between windows'),
    noGrouping: t('No grouping'),
    matchesNothing: t('Query finds no connections'),
    logUnused: t('Log group not in use'),
    unknownFields: t('Unknown fields in the query'),
    lateEntries: t('Late entries missed'),
    quietTime: t('Treatment of missing data'),
    namedDuplicate: t('Duplicate notifications'),
    roleGone: t('Role missing'),
    roleFaulty: t('Role does not fit'),
    groupGone: t('Log group missing'),
    logSilent: t('Log without entries'),
    unread: t('Could not be checked'),
    ruleSilent: t('EventBridge rule without effect'),
    ruleRejected: t('EventBridge cannot publish'),
  };
}

function topicTitles(t: Translate) {
  return {
    topicGone: t('Topic missing'),
    topicUnread: t('Could not be checked'),
    somePending: t('Pending subscriptions'),
    notATopic: t('Not a topic'),
    otherRegion: t('Topic of another region'),
    fifo: t('FIFO topic'),
    encrypted: t('Encrypted with the AWS managed key'),
    refused: t('CloudWatch cannot publish'),
    undecided: t('Access policy cannot be evaluated'),
    nobody: t('No subscribers'),
    pending: t('Pending subscriptions'),
  };
}
