/** English in UTC at the tests' now, and rows written as lines for tables. */
import { createFormat } from '../../../src/core/text/format';
import type { TreeNode } from '../../../src/core/rows/node';
import type { ViewContext } from '../../../src/core/text/viewContext';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testNow } from '../../fakes/snapshots';

export const words: ViewContext = {
  t: plainTranslate,
  format: createFormat({ locale: 'en-GB', timeZone: 'UTC' }),
  now: testNow,
};

/** Every row: two spaces a level, label, description behind a bar. */
export function outline(nodes: readonly TreeNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ label, description, children }) => {
    const line = description === undefined ? label : `${label} | ${description}`;
    return [`${'  '.repeat(depth)}${line}`, ...outline(children, depth + 1)];
  });
}

/** Every row, parents first. */
export function allNodes(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** The row with that label. @throws Error when there is none */
export function nodeNamed(nodes: readonly TreeNode[], label: string): TreeNode {
  const node = allNodes(nodes).find((each) => each.label === label);
  if (!node) throw new Error(`No row ${label} in:\n${outline(nodes).join('\n')}`);
  return node;
}

/** The facts of the hover. */
export function hoverTexts({ hover }: Pick<TreeNode, 'hover'>): readonly string[] {
  return hover.lines.map(({ text }) => text);
}
