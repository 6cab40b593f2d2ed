/**
 * The findings of the health check, as plain data: each describes an obstacle to an alarm's job.
 * `diagnosis/text` creates the texts, `actions` executes the fixes.
 */
import type { MuteRule } from '../model/muteRule';
import type { TopicFault } from '../actions/policy/topicFaults';
import type { Alarm, TreatMissing } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import type { ReplayObstacle } from '../model/failures/replayObstacle';
import type { ScopeId } from '../model/scope';
import type { NamedEndpoint } from '../watching/watches';
import type { LogDiagnosis, RuleDiagnosis } from './logDiagnosis';
import type { ReadDiagnosis } from './readDiagnosis';

/**
 * The severity. `error`: the alarm cannot do its job. `warning`: it does part of it. `info`: it
 * works, and there is something to know.
 */
export type Severity = 'error' | 'warning' | 'info';

/** A fault in the settings of an alarm that notifies of new connections. */
export type ShapeDiagnosis =
  /** ALARM lasts beyond the next publication, so consecutive rises send only one email. */
  | {
      readonly rule: 'staysInAlarm';
      readonly periodSeconds: number;
      readonly rangeSeconds: number;
      /** Assumed number of periods in the range beyond EvaluationPeriods. */
      readonly extraPeriods: number;
    }
  /** The range is shorter than the delay of the values. */
  | { readonly rule: 'highResolution'; readonly periodSeconds: number }
  /** The statistic does not return the number of connections. */
  | { readonly rule: 'wrongStatistic'; readonly statistic: string }
  /** The alarm requires several consecutive rises. */
  | { readonly rule: 'needsSeveral'; readonly datapoints: number }
  /** The alarm fires without a rise. */
  | { readonly rule: 'firesWithoutRise' }
  /** The alarm fires when nobody connects. */
  | { readonly rule: 'wrongComparison' }
  /** `rise` users must connect between two publications. */
  | { readonly rule: 'missesSmallRises'; readonly rise: number }
  /** RATE is per second: `rise` users must connect between two publications. */
  | { readonly rule: 'perSecond'; readonly rise: number }
  /** The rise is calculated, but another value is compared with the threshold. */
  | { readonly rule: 'riseNotWatched' }
  /** FILL inside DIFF creates artificial rises. */
  | { readonly rule: 'fillsInput' }
  /** FILL around DIFF: if data are late, the newest minute holds the fill value. */
  | { readonly rule: 'fillsResult' }
  | { readonly rule: 'missingData'; readonly treatMissing: Exclude<TreatMissing, 'notBreaching'> }
  /**
   * A decrease on one endpoint hides a rise on another, and the email does not name the endpoint.
   */
  | { readonly rule: 'severalEndpoints'; readonly endpointIds: readonly string[] }
  /** The alarm also sends an email when it returns to OK. */
  | { readonly rule: 'doubleMails' };

/**
 * A name that Client VPN does not publish under, and the presumably intended one if a similar name
 * exists.
 */
export interface WrongName {
  readonly part: 'namespace' | 'metric' | 'endpoint';
  readonly found: string;
  readonly intended?: string;
}

/** A fault in what an alarm watches, or in the actions on its state. */
export type WatchDiagnosis =
  | { readonly rule: 'neverPublished'; readonly names: readonly WrongName[] }
  /**
   * AWS/ClientVPN metrics have the single dimension `Endpoint`. `found` is empty for no dimension.
   */
  | { readonly rule: 'wrongDimension'; readonly found: string }
  /** `accountId` is present if they belong to another account whose endpoints are known. */
  | {
      readonly rule: 'endpointGone';
      readonly endpointIds: readonly string[];
      readonly accountId?: string;
    }
  /** The alarm reads metrics of another account, and no scope covers that account. */
  | { readonly rule: 'otherAccount'; readonly endpoints: readonly Required<NamedEndpoint>[] }
  /** A Metrics Insights query cannot be parsed, or selects endpoints by tags. */
  | { readonly rule: 'notJudged'; readonly query: string }
  /**
   * In INSUFFICIENT_DATA since `since` (ms since 1970). `quiet`: nobody is known to be connected
   * now. `accountIds`: the other accounts whose metrics the alarm reads.
   */
  | {
      readonly rule: 'noData';
      readonly since: number;
      readonly quiet: boolean;
      readonly accountIds: readonly string[];
    }
  | { readonly rule: 'actionsOff' }
  /** Muted by these rules. `active`: muted at the time they were read; otherwise muted later. */
  | { readonly rule: 'muted'; readonly by: readonly MuteRule[]; readonly active: boolean }
  | { readonly rule: 'noAction' }
  /** CloudWatch can evaluate the alarm; replay and audit cannot. */
  | { readonly rule: 'cannotReplay'; readonly obstacle: ReplayObstacle }
  /** Another alarm notifies a topic of the same condition. `only`: the actions that it does not have, as ARNs. */
  | { readonly rule: 'duplicate'; readonly other: string; readonly only: readonly string[] };

/** A fault in a topic that alarms notify. */
export type TopicDiagnosis =
  | { readonly rule: 'topicGone' }
  /** The topic could not be read, so its state is unknown. */
  | { readonly rule: 'topicUnread' }
  | { readonly rule: 'topicFault'; readonly fault: TopicFault }
  /** Someone is notified, but these addresses are unconfirmed. */
  | { readonly rule: 'somePending'; readonly addresses: readonly string[] };

/** A finding about an endpoint. */
export type EndpointDiagnosis = { readonly rule: 'noAlarm' } | { readonly rule: 'loggingOff' };

/** A connection that somebody may have forgotten. Times in ms, traffic in bytes, cost in US dollars. */
export interface ConnectionDiagnosis {
  readonly rule: 'idleConnection';
  readonly openMs: number;
  readonly quietMs: number;
  /** In both directions, while it was quiet. */
  readonly bytes: number;
  readonly dollars: number;
}

export type Diagnosis =
  | ShapeDiagnosis
  | WatchDiagnosis
  | LogDiagnosis
  | RuleDiagnosis
  | ReadDiagnosis
  | TopicDiagnosis
  | EndpointDiagnosis
  | ConnectionDiagnosis;

/** The subject of a finding. */
type FindingTarget =
  | {
      readonly kind: 'alarm';
      readonly alarmName: string;
      readonly endpointIds: readonly string[];
    }
  | {
      readonly kind: 'topic';
      readonly topicArn: string;
      /** The affected alarms. */
      readonly alarmNames: readonly string[];
    }
  | { readonly kind: 'endpoint'; readonly endpointId: string }
  | {
      readonly kind: 'connection';
      readonly endpointId: string;
      readonly connectionId: string;
      readonly user: string;
    };

/** A fix by the extension. Each is shown and must be confirmed before anything is sent. */
export type FindingFix =
  /**
   * Writes the alarm again, provided that it still equals `seen`: with the default settings,
   * without the emails for OK, or with missing data as not breaching. `replacementOf` creates the definition.
   */
  | {
      readonly kind: 'replaceAlarm';
      readonly seen: Alarm;
      readonly change: 'default' | 'withoutOkMails' | 'notBreaching';
    }
  /** The same with the intended names, all of which are known. */
  | {
      readonly kind: 'replaceAlarm';
      readonly seen: Alarm;
      readonly change: 'publishedNames';
      readonly names: readonly WrongName[];
    }
  /** `seen`: the alarm. `stays`: the alarm that makes it superfluous; absent if nothing is left to watch. */
  | {
      readonly kind: 'deleteAlarm';
      readonly alarmName: string;
      readonly seen: AnyAlarm;
      readonly stays?: AnyAlarm;
    }
  | { readonly kind: 'enableActions'; readonly alarmName: string }
  /** Allows this alarm, and others of the account, to publish. */
  | { readonly kind: 'repairPolicy'; readonly topicArn: string; readonly alarmName: string }
  /** Allows EventBridge's rules to publish. */
  | { readonly kind: 'allowRules'; readonly topicArn: string }
  | { readonly kind: 'subscribe'; readonly topicArn: string }
  /** The user chooses a topic for these alarms; it replaces `insteadOf` if present. */
  | {
      readonly kind: 'chooseTopic';
      readonly alarmNames: readonly string[];
      readonly insteadOf?: string;
    }
  /** The user chooses the endpoint that the alarm watches. */
  | { readonly kind: 'chooseEndpoint'; readonly alarmName: string }
  | { readonly kind: 'createAlarm'; readonly endpointId: string }
  | { readonly kind: 'enableLogging'; readonly endpointId: string }
  | { readonly kind: 'endConnection'; readonly endpointId: string; readonly connectionId: string };

/** One finding. */
export interface Finding {
  /** Unique in its scope, and stable across refreshes. */
  readonly id: string;
  readonly scope: ScopeId;
  readonly severity: Severity;
  readonly target: FindingTarget;
  readonly diagnosis: Diagnosis;
  readonly fix?: FindingFix;
}

/** The result of a rule for one subject. */
export interface Hit<D extends Diagnosis = Diagnosis> {
  readonly severity: Severity;
  readonly diagnosis: D;
  readonly fix?: FindingFix;
}
