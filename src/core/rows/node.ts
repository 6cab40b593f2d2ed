/** A row of the endpoints tree, as plain data: what the tree provider turns into a TreeItem. */
import type { ScopeId } from '../model/scope';
import type { NextStep } from '../text/failures/nextStep';

/** What a row stands for; commands read it to know what they act on. */
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

/** A theme icon: its codicon name and, where colour adds meaning, a theme colour id. */
export interface NodeIcon {
  readonly id: string;
  readonly color?: string;
}

/** One line of a tooltip: a label and its value. The renderer escapes both for markdown. */
export interface TooltipLine {
  readonly label: string;
  readonly value: string;
}

/** A row. */
export interface TreeNode {
  /** Unique in the tree and the same for the same thing after each refresh. */
  readonly id: string;
  readonly target: NodeTarget;
  readonly label: string;
  /** Shown dimmed after the label. */
  readonly description?: string;
  readonly tooltip: { readonly title: string; readonly lines: readonly TooltipLine[] };
  readonly icon: NodeIcon;
  /** What `when` clauses see as `viewItem`. */
  readonly contextValue: ContextValue;
  /** Read aloud in place of label and description: icons and colours have no voice. */
  readonly accessibilityLabel: string;
  /** `none` for a leaf. */
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** Made when they are first asked for: most rows stay shut. */
  readonly children: readonly TreeNode[];
}

/** The values of `viewItem`; the manifest's `when` clauses name these and no others. */
export const contextValues = [
  'scope',
  'endpoint',
  'endpoint.muted',
  'endpoint.favourite',
  'endpoint.favourite.muted',
  'alarm.actionsOn',
  'alarm.actionsOff',
  'topic',
  'subscription.confirmed',
  'subscription.pending',
  'connection',
  'noAlarm',
  'notice',
] as const;

export type ContextValue = (typeof contextValues)[number];
