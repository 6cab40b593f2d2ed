/** A finding in words: what is wrong, why it matters by which rule of AWS, what to do about it. */
import type { Finding } from '../finding';
import { displayName } from '../../text/displayText';
import { topicName } from '../../text/names';
import { alarmText } from './alarmText';
import { endpointText } from './endpointText';
import type { FindingText, FindingWords } from './findingWords';
import { shapeText } from './shapeText';
import { topicText } from './topicText';

/** Puts a finding into words. */
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

/** The name of what a finding is about. */
export function findingSubject({ target }: Finding, endpointNames: EndpointNames): string {
  switch (target.kind) {
    case 'alarm':
      return displayName(target.alarmName);
    case 'topic':
      return topicName(target.topicArn);
    case 'endpoint':
      return endpointNames(target.endpointId);
  }
}

/** What people call an endpoint, by its id. */
export type EndpointNames = (endpointId: string) => string;
