import { describe, expect, it } from 'vitest';
import { isExpected } from '../../../../src/core/model/errors';
import { MatchedEntries } from '../../../../src/core/replay/log/matchedEntries';
import { failureText } from '../../../../src/core/text/failures/failureText';
import { entry } from '../../connections/log/entries';
import { plainTranslate } from '../../../fakes/plainTranslate';

const filter = 'filter `connection-attempt-status` = "successful"';

/** Why a query cannot be replayed, in words. */
function refusal(queryString: string, aggregation = 'count(*)'): string {
  try {
    new MatchedEntries({ queryString, aggregation });
    return '';
  } catch (error) {
    if (!isExpected(error)) throw error;
    return failureText(error.failure, plainTranslate).sentence;
  }
}

describe('the entries that a query matches', () => {
  it('are in the order of their publication, with contributor and connection', () => {
    const matched = new MatchedEntries({
      queryString: `${filter} | fields \`common-name\` as name`,
      aggregation: 'count(*) by name, missing',
    });
    const add = (id: string, at: number, more: object = {}): void => {
      matched.add({ message: entry({ 'connection-id': id, ...more }), at, ingestedAt: 9 });
    };
    add('b', 2, { 'common-name': 'bert' });
    add('NA', 3);
    add('a', 1, { 'common-name': 'anna:1-' });
    add('c', 4, { 'connection-attempt-status': 'failed' });
    const found = matched.entries();
    expect(found.map(({ connectionId }) => connectionId)).toEqual(['a', 'b', undefined]);
    expect(found.map(({ contributor }) => contributor.attributes)).toEqual([
      { name: 'anna:1-' },
      { name: 'bert' },
      { name: 'client1' },
    ]);
    expect(new Set(found.map(({ contributor }) => contributor.key)).size).toBe(3);
  });

  it.each([
    ['stats count(*) by username', 'the command stats'],
    [`${filter} | parse @message "*" as x`, 'the command parse'],
    [`${filter} | dedup username`, 'the command dedup'],
    [`${filter} | sort username desc`, 'from “desc” on'],
    ['filter strlen(username) > 3', 'from “(username) > 3” on'],
  ])('names what cannot be replayed in %s', (query, named) => {
    expect(refusal(query)).toContain('This alarm cannot be replayed: its query');
    expect(refusal(query)).toContain(named);
  });

  it('names what cannot be replayed in an aggregation', () => {
    expect(refusal(filter, 'pct(port, 99)')).toContain('from “pct(port, 99)” on');
  });

  it('finds an entry whose message has escapes', () => {
    const matched = new MatchedEntries({ queryString: filter, aggregation: 'count(*)' });
    const message = entry().replace('successful', '\\u0073uccessful');
    matched.add({ message, at: 1 });
    expect(matched.entries()).toHaveLength(1);
  });
});
