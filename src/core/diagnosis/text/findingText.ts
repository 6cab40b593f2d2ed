/** Text of a finding: the fault, why it matters with a link to AWS's rule, and the remedy. */
import type { Finding } from '../finding';
import { displayName } from '../../text/displayText';
import { topicName } from '../../text/names';
import { joined } from '../../text/phrases';
import { alarmText } from './alarmText';
import { connectionText } from './connectionText';
import { endpointText } from './endpointText';
import type { FindingText, FindingWords } from './findingWords';
import { logText } from './logText';
import { readText } from './readText';
import { ruleText } from './ruleText';
import { shapeText } from './shapeText';
import { topicText } from './topicText';

/** Creates the text of a finding. */
export function findingText(finding: Finding, words: FindingWords): FindingText {
  const { diagnosis, target, fix } = finding;
  switch (diagnosis.rule) {
    case 'topicGone':
    case 'topicUnread':
    case 'topicFault':
    case 'somePending':
      return topicText(diagnosis, target.kind === 'topic' ? target.topicArn : '', words);
    case 'noAlarm':
    case 'loggingOff':
      return endpointText(diagnosis, words);
    case 'idleConnection':
      return connectionText(diagnosis, words);
    case 'logOff':
    case 'logMoved':
    case 'evaluationError':
    case 'contributorLimit':
    case 'windowGap':
    case 'noGrouping':
    case 'matchesNothing':
    case 'logUnused':
    case 'unknownFields':
    case 'lateEntries':
    case 'quietTime':
    case 'namedDuplicate':
      return logText(diagnosis, words);
    case 'roleGone':
    case 'roleFaulty':
    case 'groupGone':
    case 'logSilent':
    case 'unread':
      return readText(diagnosis, words);
    case 'ruleSilent':
    case 'ruleRejected':
      return ruleText(diagnosis, words);
    case 'neverPublished':
    case 'wrongDimension':
    case 'endpointGone':
    case 'otherAccount':
    case 'notJudged':
    case 'noData':
    case 'actionsOff':
    case 'muted':
    case 'noAction':
    case 'cannotReplay':
    case 'duplicate':
      return alarmText(diagnosis, fix, words);
    default:
      return shapeText(diagnosis, fix, words);
  }
}

/** The name of a finding's subject. */
export function findingSubject({ target }: Finding, endpointNames: EndpointNames): string {
  switch (target.kind) {
    case 'alarm':
      return displayName(target.alarmName);
    case 'topic':
      return topicName(target.topicArn);
    case 'endpoint':
      return endpointNames(target.endpointId);
    case 'connection':
      return joined(displayName(target.user), endpointNames(target.endpointId));
  }
}

/** Returns the display name of an endpoint. */
export type EndpointNames = (endpointId: string) => string;
