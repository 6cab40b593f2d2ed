/** The messages of the tab Health of the overview. */
import type { ScopeId } from '../core/model/scope';
import type { FixedList, HealthModel } from '../core/diagnosis/view/healthModel';
import type { HealthTexts } from '../core/diagnosis/view/healthTexts';
import { isRecord, type FileAnswer } from './messages';

/** The formats of the report. */
export const healthFormats = ['md', 'csv', 'json'] as const;

export type HealthFormat = (typeof healthFormats)[number];

/** The whole state of the tab. */
export interface HealthState {
  readonly type: 'state';
  readonly texts: HealthTexts;
  /** Null while the first check runs. */
  readonly model: HealthModel | null;
  readonly isChecking: boolean;
  /** The checked scope; null for all. */
  readonly scope: ScopeId | null;
  /** The scopes to choose from. */
  readonly scopes: readonly { readonly id: ScopeId; readonly name: string }[];
  /** The outcome of the last fix of all rows of a card; null if there is none. */
  readonly fixed: FixedList | null;
  /** The outcome of an export; null if there is none. */
  readonly file: FileAnswer | null;
}

/** Names a finding. */
export interface FindingRef {
  readonly scope: ScopeId;
  readonly finding: string;
}

/** Tab → extension. */
export type HealthRequest =
  | { readonly type: 'ready' | 'check' | 'dismiss' }
  | { readonly type: 'choose'; readonly scope: ScopeId | null }
  | ({ readonly type: 'fix' | 'show' } & FindingRef)
  /** Fixes all rows of a card, or opens AWS's document about it. */
  | { readonly type: 'fixAll' | 'read'; readonly card: string }
  /** Takes the next step for what could not be read. */
  | { readonly type: 'next'; readonly scope: ScopeId }
  | { readonly type: 'export'; readonly format: HealthFormat };

/** Parses a message of the tab; undefined if it is invalid. */
export function parseHealthRequest(value: unknown): HealthRequest | undefined {
  if (!isRecord(value)) return undefined;
  const { type, scope, finding, card, format } = value;
  switch (type) {
    case 'ready':
    case 'check':
    case 'dismiss':
      return { type };
    case 'choose':
      return scope === null || typeof scope === 'string' ? { type, scope } : undefined;
    case 'fix':
    case 'show':
      return typeof scope === 'string' && typeof finding === 'string'
        ? { type, scope, finding }
        : undefined;
    case 'fixAll':
    case 'read':
      return typeof card === 'string' ? { type, card } : undefined;
    case 'next':
      return typeof scope === 'string' ? { type, scope } : undefined;
    case 'export': {
      const known = healthFormats.find((one) => one === format);
      return known && { type, format: known };
    }
    default:
      return undefined;
  }
}

/** Parses what the tab has persisted: the scope to check, null for all. */
export function parseHealthMemory(value: unknown): ScopeId | null {
  const { scope } = isRecord(value) ? value : {};
  return typeof scope === 'string' ? scope : null;
}
