/** What a form needs, and what it does outside of its page. */
import type { AnyAlarmPlan } from '../actions/create/planAlarm';
import type { Clock } from '../base/clock';
import type { Yielder } from '../base/yielder';
import type { Endpoint } from '../model/endpoint';
import type { AnyAlarm } from '../model/logAlarm';
import type { ScopeId } from '../model/scope';
import type { Snapshot } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import type { Format } from '../text/format';

/** An alarm that a form has created. */
export interface CreatedAlarm {
  readonly plan: AnyAlarmPlan;
  readonly scope: ScopeId;
  readonly endpoint: Endpoint;
  /** As read from AWS. */
  readonly alarm: AnyAlarm;
  /** The name of the alarm that it upgrades. */
  readonly upgrades?: string;
}

/** What a form does outside of its page. */
export interface FormEffects {
  /** The alarm exists. */
  done(created: CreatedAlarm): void;
  /** Reads a scope again. */
  refresh(scope: ScopeId): Promise<void>;
  /** Selects an alarm in the tree. */
  showAlarm(scope: ScopeId, name: string): Promise<void>;
  /** Lets CloudWatch publish to a topic, after a question. */
  repairTopic(topicArn: string, aws: ScopeAws): Promise<void>;
  copy(text: string): void;
}

/** What a form needs. */
export interface AlarmFormDeps {
  readonly t: Translate;
  readonly format: Format;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly yielder?: Yielder;
  /** The clock of the user's typing; the machine's if omitted. */
  readonly clock?: Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly snapshot: () => Snapshot;
  readonly awsOf: (scope: ScopeId) => ScopeAws;
  readonly readOnly: () => boolean;
  readonly onBug: (error: unknown) => void;
  readonly effects: FormEffects;
}
