/**
 * The alarms of one endpoint as plain data for their page: a card for each, with the chain of the
 * notification from the endpoint to each subscriber.
 */
import type { FindingView } from '../../diagnosis/view/findingView';
import type { AlarmState } from '../../model/alarm';
import type { CardButton } from './cardButton';
import type { ChainNode, LinkState } from './chain';

/** How much a notification says: the user, the number only, or something else. */
export type CardBadge = 'named' | 'counted' | 'other';

/** One alarm. */
export interface AlarmCard {
  /** As in CloudWatch: the key of the card. */
  readonly alarmName: string;
  /** The name for display. */
  readonly title: string;
  readonly state: AlarmState;
  /** `OK since 10:05` */
  readonly stateText: string;
  readonly badge: { readonly kind: CardBadge; readonly text: string };
  /** What it notifies of, in a sentence. */
  readonly detects: string;
  /** The condition in the terms of CloudWatch. */
  readonly condition: string;
  /** What it costs, in one line. */
  readonly cost: string;
  /** Who is behind it while it is in ALARM, for a log alarm. */
  readonly inAlarm: readonly string[];
  /** Whom it notifies, in a sentence. */
  readonly verdict: { readonly state: LinkState; readonly text: string };
  readonly chain: ChainNode;
  readonly findings: readonly FindingView[];
  /** The main actions, and those in the menu. */
  readonly buttons: readonly CardButton[];
  readonly more: readonly CardButton[];
}

/** The whole tab. */
export interface AlarmsModel {
  /** The name of the endpoint. */
  readonly endpoint: string;
  /** By name; null while the alarms are unknown. */
  readonly cards: readonly AlarmCard[] | null;
  /** Alarms of other accounts that watch the endpoint, a sentence each. */
  readonly elsewhere: readonly string[];
  /** Why the alarms are missing or old, in sentences. */
  readonly failures: readonly string[];
  /** Whether a connection alarm can be created. */
  readonly canCreate: boolean;
  /** Why nothing can be changed; null if it can. */
  readonly readOnly: string | null;
}
