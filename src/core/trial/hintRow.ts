/** The trial's hint as the first row of the tree. */
import type { TreeNode } from '../rows/node';
import type { ScopeId } from '../model/scope';
import type { Translate } from '../ports/translate';
import type { TrialHint } from './trialHint';

/** The row; a click runs the hint's action. */
export function hintRow({ text, label }: TrialHint, scope: ScopeId, t: Translate): TreeNode {
  const next = t('Next: {0}', label);
  return {
    id: 'trialHint',
    target: { kind: 'notice', scope, next: { label, command: 'trial.next' } },
    label: next,
    description: text,
    hover: {
      title: text,
      lines: [],
      links: [{ icon: 'arrow-right', label, command: 'trial.next' }],
    },
    icon: { id: 'lightbulb', color: 'charts.yellow' },
    contextValue: 'trialHint',
    accessibilityLabel: `${next} ${text}`,
    collapsible: 'none',
    children: [],
  };
}
