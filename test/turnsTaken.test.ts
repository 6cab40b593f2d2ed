/** The commands that change an alarm take a turn, so that no other window acts on what it saw before. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesBelow } from './filesBelow';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Each of them changes what the alarms notify of. */
const writes = new Set([
  'setActionsEnabled',
  'deleteAlarm',
  'restoreAlarm',
  'replaceAlarm',
  'repairTopicPolicy',
]);

/** These run what they are given in a turn. */
const turns = new Set(['inTurn', 'writeAccepted']);

/** Whether it is one of them, or that of an object. */
function takesTurn(callee: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && turns.has(name.text);
}

/** `file: write` for each write of a source that is in no turn. */
function outsideOfTurns(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, inTurn: boolean): void => {
    const callee = ts.isCallExpression(node) ? node.expression : undefined;
    if (!inTurn && callee && ts.isIdentifier(callee) && writes.has(callee.text))
      found.push(`${path}: ${callee.text}`);
    const inside = inTurn || (callee !== undefined && takesTurn(callee));
    node.forEachChild((child) => {
      visit(child, inside);
    });
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest), false);
  return found;
}

it('finds a write outside of a turn', () => {
  const text =
    'session.inTurn(() => deleteAlarm(a)); inTurn(() => { restoreAlarm(a); }); deleteAlarm(b);';
  expect(outsideOfTurns('a.ts', text)).toEqual(['a.ts: deleteAlarm']);
});

it('is not done by a command', () => {
  const files = filesBelow(join(root, 'src/ui'), '.ts');
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.flatMap((file) => outsideOfTurns(relative(root, file), readFileSync(file, 'utf8'))),
  ).toEqual([]);
});
