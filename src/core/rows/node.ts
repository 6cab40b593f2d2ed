/** Rows of the views as plain data, which their providers turn into TreeItems. */
import type { ScopeId } from '../model/scope';
import type { NextStep } from '../text/failures/nextStep';
import type { Hover } from './hover';

/** What a row represents; commands act on it. */
export type NodeTarget =
  | { readonly kind: 'scope'; readonly scope: ScopeId }
  | { readonly kind: 'endpoint'; readonly scope: ScopeId; readonly endpointId: string }
  | {
      readonly kind: 'alarm';
      readonly scope: ScopeId;
      readonly endpointId: string;
      readonly alarmName: string;
    }
  | {
      readonly kind: 'topic';
      readonly scope: ScopeId;
      readonly topicArn: string;
    }
  | {
      readonly kind: 'subscription';
      readonly scope: ScopeId;
      readonly topicArn: string;
      readonly address: string;
    }
  | {
      readonly kind: 'connection';
      readonly scope: ScopeId;
      readonly endpointId: string;
      readonly connectionId: string;
    }
  | {
      readonly kind: 'notice';
      readonly scope: ScopeId;
      /** What a click on the row may do. */
      readonly next?: NextStep;
    };

/** A theme icon: its codicon name and, if color adds meaning, a theme color ID. */
export interface NodeIcon {
  readonly id: string;
  readonly color?: string;
}

/** What a view shows of a row. */
export interface ShownRow<Context extends string = string> {
  /** Unique in the view, and stable across refreshes. */
  readonly id: string;
  readonly label: string;
  /** Shown dimmed after the label. */
  readonly description?: string;
  readonly hover: Hover;
  readonly icon: NodeIcon;
  /** The value of `viewItem` in `when` clauses. */
  readonly contextValue: Context;
  /**
   * Read by screen readers instead of label and description, since icons and colors are silent.
   */
  readonly accessibilityLabel: string;
}

/** A row of the endpoints tree. */
export interface TreeNode extends ShownRow<ContextValue> {
  readonly target: NodeTarget;
  /** `none` for a leaf. */
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** Computed on first access: most rows stay collapsed. */
  readonly children: readonly TreeNode[];
}

/** The values of `viewItem` that the manifest's `when` clauses use. */
export const contextValues = [
  'scope',
  'scope.signIn',
  'endpoint',
  'endpoint.unlogged',
  'endpoint.muted',
  'endpoint.muted.unlogged',
  'endpoint.favorite',
  'endpoint.favorite.unlogged',
  'endpoint.favorite.muted',
  'endpoint.favorite.muted.unlogged',
  'alarm.actionsOn',
  'alarm.actionsOff',
  'alarm.actionsOn.rise',
  'alarm.actionsOff.rise',
  'topic',
  'subscription.confirmed',
  'subscription.pending',
  'subscription.pendingEmail',
  'connection',
  'noAlarm',
  'failure',
  'failure.signIn',
  'notice',
  'trialHint',
] as const;

export type ContextValue = (typeof contextValues)[number];
