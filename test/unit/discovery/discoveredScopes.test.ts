/** What of the found is new, already chosen, or the same under another profile. */
import { describe, expect, it } from 'vitest';
import { foundChoices } from '../../../src/core/discovery/discoveredScopes';
import { searchCandidates } from '../../../src/core/discovery/searchProfiles';
import type { DiscoveredScope } from '../../../src/core/discovery/searchResult';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import { emptySnapshot } from '../../../src/core/model/snapshot';
import type { Profile } from '../../../src/core/ports/backend';
import { testEndpoint, testScopeSnapshot } from '../../fakes/snapshots';

/** `profile@region account ids`; an account of `-` is one that STS did not return. */
function found(text: string): DiscoveredScope {
  const [id = '', accountId = '-', ids = 'a'] = text.split(' ');
  const identity = { accountId, arn: `arn:${accountId}` };
  return {
    scope: scopeOf(id),
    endpointIds: ids.split(','),
    ...(accountId !== '-' && { identity }),
  };
}

function scopeOf(id: string): Scope {
  const [profile = '', region = ''] = id.split('@');
  return { profile, region };
}

describe('what was found', () => {
  it.each<[string, string[], string[], string[]]>([
    ['is new', ['a@r1 1', 'a@r2 1'], [], ['new', 'new']],
    ['is already chosen', ['a@r1 1', 'a@r2 1'], ['a@r1'], ['chosen', 'new']],
    ['is the same account', ['a@r1 1', 'b@r1 1', 'c@r1 2'], [], ['new', 'a@r1', 'new']],
    ['is not the same in another region', ['a@r1 1', 'b@r2 1'], [], ['new', 'new']],
    [
      'doubles what is chosen, whatever the order',
      ['a@r1 1', 'b@r1 1'],
      ['b@r1'],
      ['b@r1', 'chosen'],
    ],
    ['is reported by an endpoint without STS', ['a@r1 - x,y', 'b@r1 1 y'], [], ['new', 'a@r1']],
    ['differs in all endpoints without STS', ['a@r1 - x', 'b@r1 - y'], [], ['new', 'new']],
    ['has both chosen', ['a@r1 1', 'b@r1 1'], ['a@r1', 'b@r1'], ['chosen', 'chosen']],
    ['doubles the first of three', ['a@r1 1', 'b@r1 1', 'c@r1 1'], [], ['new', 'a@r1', 'a@r1']],
  ])('%s', (_, all, chosen, expected) => {
    const choices = foundChoices(all.map(found), chosen.map(scopeOf), emptySnapshot);
    const notified = choices.map(({ chosen: is, sameAs }) =>
      is ? 'chosen' : sameAs ? scopeId(sameAs) : 'new',
    );
    expect(notified).toEqual(expected);
  });

  it('doubles what the view shows, though it was not searched with that profile', () => {
    const scope = { profile: 'corp', region: 'r1' };
    const shown = {
      scopes: [testScopeSnapshot({ scope, endpoints: [testEndpoint({ id: 'a' })] })],
    };
    const one = found('other@r1 - a');
    expect(foundChoices([one], [scope], shown)).toEqual([
      { found: one, chosen: false, sameAs: scope },
    ]);
    // The trial's scopes are shown but not chosen.
    expect(foundChoices([one], [], shown)).toEqual([{ found: one, chosen: false }]);
  });
});

describe('the profiles to search with', () => {
  const profile = (name: string, region?: string): Profile => ({
    name,
    kind: 'sso',
    ...(region !== undefined && { region }),
  });

  it.each<[string, Profile[], string[], string[]]>([
    ['are all of the config', [profile('a', 'r1')], [], ['a@r1 picked', '@us-east-1']],
    ['are none but the default chain', [], [], ['@us-east-1 picked']],
    [
      'have the region of `default` where they have none of their own',
      [profile('default', 'r9')],
      [],
      ['default@r9 picked', '@r9'],
    ],
    [
      'are asked where they are watched when the config names no region',
      [profile('china')],
      ['china@cn-north-1', '@eu-west-1'],
      ['china@cn-north-1 picked', '@eu-west-1 picked'],
    ],
    [
      'hold those that are chosen and gone from the config, each once',
      [],
      ['old@r1', 'old@r2'],
      ['old@r1 picked', '@us-east-1 picked'],
    ],
  ])('%s', (_, profiles, chosen, expected) => {
    const all = searchCandidates(profiles, chosen.map(scopeOf));
    expect(all.map((one) => scopeId(one.search) + (one.picked ? ' picked' : ''))).toEqual(expected);
  });
});
