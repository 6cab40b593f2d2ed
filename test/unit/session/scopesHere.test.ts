import { expect, it } from 'vitest';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import { scopesHere } from '../../../src/core/session/scopesHere';

const scopes: readonly Scope[] = ['r1', 'r2', 'r3'].map((region) => ({ profile: 'a', region }));

it.each<[string, readonly string[] | undefined, readonly string[]]>([
  ['all without a choice', undefined, ['a@r1', 'a@r2', 'a@r3']],
  ['those chosen, in the order of the scopes', ['a@r3', 'a@r1'], ['a@r1', 'a@r3']],
  ['none that is not among the scopes', ['a@r2', 'theirs@r1'], ['a@r2']],
  ['all when none of the choice is left', ['gone@r1'], ['a@r1', 'a@r2', 'a@r3']],
  ['all when nothing was chosen', [], ['a@r1', 'a@r2', 'a@r3']],
])('a workspace shows %s', (_, ids, shown) => {
  expect(scopesHere(scopes, ids).map(scopeId)).toEqual(shown);
});
