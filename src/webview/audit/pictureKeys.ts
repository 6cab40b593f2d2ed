/** What a key does in the picture: choose another connection or firing, or zoom. */
import { neighbour } from '../../core/audit/view/auditLayout';
import type { AuditEntry } from '../../core/audit/view/auditPicture';
import { groupOf } from '../../core/audit/view/verdictMark';
import { panSpan, zoomSpan, type Span } from '../shared/viewport';

/** Each step zooms by this factor. */
const zoomFactor = 0.5;

/** What is shown. */
export interface KeyContext {
  readonly entries: readonly AuditEntry[];
  readonly shows: (entry: AuditEntry) => boolean;
  /** The index of the chosen connection. */
  readonly chosen: number | undefined;
  readonly span: Span;
  readonly whole: Span;
}

/** The effect of a key. */
export type KeyEffect =
  | { readonly kind: 'choose'; readonly index: number | undefined }
  /** To the next firing, or to the one before. */
  | { readonly kind: 'firing'; readonly direction: 1 | -1 }
  /** Null for the whole range. */
  | { readonly kind: 'zoom'; readonly span: Span | null };

/** The effect of a key; undefined if it has none. */
export function keyEffect(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  context: KeyContext,
): KeyEffect | undefined {
  if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight'))
    return pan(key === 'ArrowLeft' ? -1 : 1, context);
  return zoomKey(key, context) ?? chooseKey(key, context);
}

/** The span zoomed in or out around the chosen connection, or around its middle. */
export function zoomed(direction: 'in' | 'out', context: KeyContext): KeyEffect {
  const { span, whole, chosen, entries } = context;
  const at = (chosen === undefined ? undefined : entries[chosen]?.startedAt) ?? NaN;
  const centre = at >= span.min && at <= span.max ? at : (span.min + span.max) / 2;
  const factor = direction === 'in' ? zoomFactor : 1 / zoomFactor;
  return { kind: 'zoom', span: zoomSpan(span, whole, factor, centre) };
}

function pan(direction: 1 | -1, { span, whole }: KeyContext): KeyEffect {
  const by = ((span.max - span.min) / 4) * direction;
  return { kind: 'zoom', span: panSpan(span, whole, by) };
}

function zoomKey(key: string, context: KeyContext): KeyEffect | undefined {
  switch (key) {
    case '+':
    case '=':
      return zoomed('in', context);
    case '-':
      return zoomed('out', context);
    case '0':
      return { kind: 'zoom', span: null };
    default:
      return undefined;
  }
}

function chooseKey(key: string, { entries, shows, chosen }: KeyContext): KeyEffect | undefined {
  const isMissed = (entry: AuditEntry): boolean =>
    shows(entry) && groupOf(entry.mark) !== 'notified';
  const found = (index: number | undefined): KeyEffect | undefined =>
    index === undefined ? undefined : { kind: 'choose', index };
  switch (key) {
    case 'ArrowRight':
      return found(neighbour(entries, chosen, 1, shows));
    case 'ArrowLeft':
      return found(neighbour(entries, chosen, -1, shows));
    case 'ArrowDown':
      return { kind: 'firing', direction: 1 };
    case 'ArrowUp':
      return { kind: 'firing', direction: -1 };
    case 'PageDown':
      return found(neighbour(entries, chosen, 1, isMissed));
    case 'PageUp':
      return found(neighbour(entries, chosen, -1, isMissed));
    case 'Home':
      return found(neighbour(entries, undefined, 1, shows));
    case 'End':
      return found(neighbour(entries, undefined, -1, shows));
    case 'Escape':
      return { kind: 'choose', index: undefined };
    default:
      return undefined;
  }
}
