/** The rows of a large scope are made in steps, and are then there. */
import { describe, expect, it } from 'vitest';
import { prepareScope, treeView } from '../../../src/core/tree/tree';
import {
  testAlarm,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const size = 200;
const ids = Array.from({ length: size }, (_, index) => `cvpn-endpoint-${index}`);

function largeScope() {
  return testScopeSnapshot({
    endpoints: ids.map((id) => testEndpoint({ id, name: id })),
    // Some of them belong to endpoints that are gone.
    alarms: [...ids, 'gone-1', 'gone-2'].map((id) => testAlarm(id, { name: `alarm of ${id}` })),
    topics: [testTopic()],
  });
}

describe('a large scope', () => {
  it('is prepared in as many steps as it has endpoints, and more', () => {
    const scope = largeScope();
    const steps = prepareScope(scope, words);
    let count = 0;
    while (steps.next().done !== true) count++;
    // Findings, states and rows, for each endpoint.
    expect(count).toBeGreaterThan(3 * size);
  });

  it('has the same rows, prepared or not', () => {
    const [prepared, other] = [largeScope(), largeScope()];
    const steps = prepareScope(prepared, words);
    while (steps.next().done !== true);
    const rows = treeView(testSnapshot(prepared), words);
    expect(rows).toEqual(treeView(testSnapshot(other), words));
    expect(treeView(testSnapshot(prepared), words)[0]).toBe(rows[0]);
  });
});
