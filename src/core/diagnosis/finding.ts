/**
 * What the alarm doctor finds: something that keeps an alarm from doing its job, as plain data. The
 * words are made in `views/findings`, the fixes are carried out by `actions`.
 */
import type { MuteRule } from '../model/muteRule';
import type { TopicFault } from '../actions/policy/topicFaults';
import type { Alarm, TreatMissing } from '../model/alarm';
import type { ReplayObstacle } from '../model/replayObstacle';
import type { ScopeId } from '../model/scope';
import type { NamedEndpoint } from '../watching/watches';

/**
 * How bad it is. `error`: the alarm cannot do its job. `warning`: it does part of it. `info`: it works,
 * and there is something to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/** What is wrong with how an alarm that tells of new connections is set up. */
export type ShapeDiagnosis =
  /** One ALARM lasts over the next publication, so rises that follow one another mail once. */
  | {
      readonly rule: 'staysInAlarm';
      readonly periodSeconds: number;
      readonly rangeSeconds: number;
      /** How many periods more than EvaluationPeriods are assumed to be in the range. */
      readonly extraPeriods: number;
    }
  /** It looks back over less time than values take to arrive. */
  | { readonly rule: 'highResolution'; readonly periodSeconds: number }
  /** The statistic does not give the number of connections. */
  | { readonly rule: 'wrongStatistic'; readonly statistic: string }
  /** It needs several rises in a row. */
  | { readonly rule: 'needsSeveral'; readonly datapoints: number }
  /** It goes off without a rise. */
  | { readonly rule: 'firesWithoutRise' }
  /** It goes off when nobody connects. */
  | { readonly rule: 'wrongComparison' }
  /** So many must connect between two publications. */
  | { readonly rule: 'missesSmallRises'; readonly rise: number }
  /** RATE is per second: so many must connect between two publications. */
  | { readonly rule: 'perSecond'; readonly rise: number }
  /** The rise is worked out, but something else is compared with the threshold. */
  | { readonly rule: 'riseNotWatched' }
  /** FILL below DIFF makes rises of its own. */
  | { readonly rule: 'fillsInput' }
  /** FILL over DIFF: the newest minute is the filler when data come late. */
  | { readonly rule: 'fillsResult' }
  | { readonly rule: 'missingData'; readonly treatMissing: Exclude<TreatMissing, 'notBreaching'> }
  /** A rise on one endpoint is hidden by a fall on another, and the mail does not say where. */
  | { readonly rule: 'severalEndpoints'; readonly endpointIds: readonly string[] }
  /** It mails when it is back in OK, or out of data, too. */
  | { readonly rule: 'doubleMails' };

/** A name that Client VPN does not publish by, and the one that is meant, where one is like it. */
export interface WrongName {
  readonly part: 'namespace' | 'metric' | 'endpoint';
  readonly found: string;
  readonly meant?: string;
}

/** What is wrong with what an alarm watches, or with what becomes of its state. */
export type WatchDiagnosis =
  | { readonly rule: 'neverPublished'; readonly names: readonly WrongName[] }
  /** AWS/ClientVPN metrics have the one dimension `Endpoint`; an empty text for none. */
  | { readonly rule: 'wrongDimension'; readonly found: string }
  /** `accountId` where they are in another account, whose endpoints are known here. */
  | {
      readonly rule: 'endpointGone';
      readonly endpointIds: readonly string[];
      readonly accountId?: string;
    }
  /** Metrics of another account are read, and no scope here sees that account. */
  | { readonly rule: 'otherAccount'; readonly endpoints: readonly Required<NamedEndpoint>[] }
  /** A Metrics Insights query cannot be read here, or decides by tags which endpoints it covers. */
  | { readonly rule: 'notJudged'; readonly query: string }
  /**
   * In INSUFFICIENT_DATA since (ms since 1970); `quiet` when nobody is connected now, as far as that
   * is known. `accountIds` where the metrics of other accounts are read.
   */
  | {
      readonly rule: 'noData';
      readonly since: number;
      readonly quiet: boolean;
      readonly accountIds: readonly string[];
    }
  | { readonly rule: 'actionsOff' }
  /** By these rules; `active` when it was so when they were read, else it will be. */
  | { readonly rule: 'muted'; readonly by: readonly MuteRule[]; readonly active: boolean }
  | { readonly rule: 'noAction' }
  /** CloudWatch evaluates it, and neither replay nor audit can. */
  | { readonly rule: 'cannotReplay'; readonly obstacle: ReplayObstacle }
  /** Another alarm tells the same people the same. */
  | { readonly rule: 'duplicate'; readonly other: string };

/** What is wrong with a topic that alarms tell. */
export type TopicDiagnosis =
  | { readonly rule: 'topicGone' }
  /** It could not be read, so nothing can be said. */
  | { readonly rule: 'topicUnread' }
  | { readonly rule: 'topicFault'; readonly fault: TopicFault }
  /** Somebody is told, but these addresses have not confirmed. */
  | { readonly rule: 'somePending'; readonly addresses: readonly string[] };

/** What is worth knowing about an endpoint. */
export type EndpointDiagnosis = { readonly rule: 'noAlarm' } | { readonly rule: 'loggingOff' };

export type Diagnosis = ShapeDiagnosis | WatchDiagnosis | TopicDiagnosis | EndpointDiagnosis;

/** What a finding is about. */
export type FindingTarget =
  | {
      readonly kind: 'alarm';
      readonly alarmName: string;
      readonly endpointIds: readonly string[];
    }
  | {
      readonly kind: 'topic';
      readonly topicArn: string;
      /** The alarms that are hit by it. */
      readonly alarmNames: readonly string[];
    }
  | { readonly kind: 'endpoint'; readonly endpointId: string };

/** What the extension can do about it; each is shown and asked for before anything is sent. */
export type FindingFix =
  /**
   * Writes the alarm anew, if it still is as it was seen: with the default's settings, or without
   * the mails for OK. `replacementOf` makes the definition.
   */
  | {
      readonly kind: 'replaceAlarm';
      readonly seen: Alarm;
      readonly change: 'default' | 'withoutOkMails';
    }
  /** The same with the names that are meant, all of which are known. */
  | {
      readonly kind: 'replaceAlarm';
      readonly seen: Alarm;
      readonly change: 'publishedNames';
      readonly names: readonly WrongName[];
    }
  | { readonly kind: 'deleteAlarm'; readonly alarmName: string }
  | { readonly kind: 'enableActions'; readonly alarmName: string }
  /** Lets this alarm, and others of the account, publish. */
  | { readonly kind: 'repairPolicy'; readonly topicArn: string; readonly alarmName: string }
  | { readonly kind: 'subscribe'; readonly topicArn: string }
  /** The person says which topic these alarms tell, in place of one where that is no good. */
  | {
      readonly kind: 'chooseTopic';
      readonly alarmNames: readonly string[];
      readonly insteadOf?: string;
    }
  /** The person says which endpoint the alarm is to watch. */
  | { readonly kind: 'chooseEndpoint'; readonly alarmName: string }
  | { readonly kind: 'createAlarm'; readonly endpointId: string }
  | { readonly kind: 'enableLogging'; readonly endpointId: string };

/** One thing that is found. */
export interface Finding {
  /** Unique in its scope, and the same for the same thing after each refresh. */
  readonly id: string;
  readonly scope: ScopeId;
  readonly severity: Severity;
  readonly target: FindingTarget;
  readonly diagnosis: Diagnosis;
  readonly fix?: FindingFix;
}

/** What a rule says of one thing. */
export interface Hit<D extends Diagnosis = Diagnosis> {
  readonly severity: Severity;
  readonly diagnosis: D;
  readonly fix?: FindingFix;
}
