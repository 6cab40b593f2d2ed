/** Messages between the extension and the Alarms tab of the endpoint page. */
import type { ArrivalAnswer } from '../core/actions/deliveryTest/subscriberLinks';
import type { AlarmsModel } from '../core/alarms/view/alarmsModel';
import type { AlarmsTexts } from '../core/alarms/view/alarmsTexts';
import { alarmCommands, type CardStep } from '../core/alarms/view/cardButton';
import type { DeliveryView } from '../core/alarms/view/delivery';
import type { FindingTexts } from '../core/diagnosis/view/findingTexts';
import type { ReplayPicture } from '../core/replay/view/replayPicture';
import type { ReplayTexts } from '../core/replay/view/replayTexts';
import { isRecord, type FileAnswer } from './messages';

/** A replay on a card. */
export type CardReplay =
  /** It is being read; the text says how far it is. */
  | { readonly kind: 'running'; readonly text: string }
  | { readonly kind: 'done'; readonly picture: ReplayPicture }
  /** Why there is none, in a sentence. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** Everything that the tab shows, except for replays. */
export interface AlarmsState {
  readonly type: 'state';
  readonly texts: AlarmsTexts;
  readonly findingTexts: FindingTexts;
  readonly replayTexts: ReplayTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly model: AlarmsModel;
  /** By alarm name. */
  readonly deliveries: Readonly<Record<string, DeliveryView>>;
}

/** Extension → tab. */
export type HostMessage =
  | AlarmsState
  /** A replay has changed; null removes it. */
  | { readonly type: 'replay'; readonly alarmName: string; readonly replay: CardReplay | null }
  /** Scrolls to a card, and focuses it unless the user may be typing elsewhere. */
  | { readonly type: 'showCard'; readonly alarmName: string; readonly preserveFocus: boolean }
  | FileAnswer;

/** The formats of the exports of a replay. */
export const replayFormats = ['md', 'csv', 'json'] as const;

export type ReplayFormat = (typeof replayFormats)[number];

/** Tab → extension. */
export type TabMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'createAlarm' }
  | { readonly type: 'step'; readonly step: CardStep }
  | { readonly type: 'endReplay'; readonly alarmName: string }
  | { readonly type: 'exportReplay'; readonly alarmName: string; readonly format: ReplayFormat }
  /** Shows a time in the chart, ms since 1970. */
  | { readonly type: 'showMoment'; readonly at: number }
  /** Stops waiting for a delivery test, or hides its result. */
  | { readonly type: 'endDelivery'; readonly alarmName: string }
  | { readonly type: 'exportDelivery'; readonly alarmName: string }
  | {
      readonly type: 'answer';
      readonly alarmName: string;
      /** The key of the subscriber. */
      readonly subscriber: string;
      /** Null for "not yet". */
      readonly answer: ArrivalAnswer | null;
    }
  | { readonly type: 'outbox' };

/** Parses a message of the tab; undefined if it is invalid. */
export function parseTabMessage(value: unknown): TabMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, alarmName } = value;
  switch (type) {
    case 'ready':
    case 'createAlarm':
    case 'outbox':
      return { type };
    case 'step': {
      const step = parseStep(value.step);
      return step && { type, step };
    }
    case 'showMoment':
      return typeof value.at === 'number' ? { type, at: value.at } : undefined;
    case 'endReplay':
    case 'endDelivery':
    case 'exportDelivery':
      return typeof alarmName === 'string' ? { type, alarmName } : undefined;
    case 'exportReplay': {
      const format = replayFormats.find((one) => one === value.format);
      return typeof alarmName === 'string' && format ? { type, alarmName, format } : undefined;
    }
    case 'answer':
      return parseAnswer(value);
    default:
      return undefined;
  }
}

function parseAnswer(value: Readonly<Record<string, unknown>>): TabMessage | undefined {
  const { alarmName, subscriber, answer } = value;
  if (typeof alarmName !== 'string' || typeof subscriber !== 'string') return undefined;
  if (answer !== 'arrived' && answer !== 'missing' && answer !== null) return undefined;
  return { type: 'answer', alarmName, subscriber, answer };
}

function parseStep(value: unknown): CardStep | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, finding, alarmName, topicArn, address } = value;
  switch (kind) {
    case 'fix':
    case 'read':
      return typeof finding === 'string' ? { kind, finding } : undefined;
    case 'alarm': {
      const command = alarmCommands.find((one) => one === value.command);
      return typeof alarmName === 'string' && command ? { kind, command, alarmName } : undefined;
    }
    case 'subscribe':
      return typeof topicArn === 'string' ? { kind, topicArn } : undefined;
    case 'confirm':
      return typeof topicArn === 'string' && typeof address === 'string'
        ? { kind, topicArn, address }
        : undefined;
    default:
      return undefined;
  }
}
