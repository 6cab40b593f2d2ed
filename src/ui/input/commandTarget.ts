/** The argument of a command that was run on a tree row. */
import type { NodeTarget } from '../../core/rows/node';
import type { Row } from '../../core/rows/treeRows';

/** The argument of a command: the target of a tree row, or the target itself. */
export function targetOf(argument: unknown): NodeTarget | undefined {
  if (isRow(argument)) return argument.node.target;
  return isTarget(argument) ? argument : undefined;
}

function isTarget(argument: unknown): argument is NodeTarget {
  return (
    typeof argument === 'object' && argument !== null && 'kind' in argument && 'scope' in argument
  );
}

function isRow(argument: unknown): argument is Row {
  return typeof argument === 'object' && argument !== null && 'node' in argument;
}
