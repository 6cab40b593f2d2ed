/** The next step of the story, for each state of the account. */
import { describe, expect, it } from 'vitest';
import type { StoryAlarm, StoryProgress } from '../../../src/core/ports/trial';
import { hintRow } from '../../../src/core/trial/hintRow';
import { trialHint } from '../../../src/core/trial/trialHint';
import { testNow } from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const partners = { id: 'cvpn-endpoint-2', name: 'Partner access' };
const minute = 60_000;
const missed = {
  endpoint: { id: 'cvpn-endpoint-1', name: 'Tokyo office' },
  alarmName: 'tokyo-office-vpn-connections',
  user: 'monitor',
  startedAt: testNow - 60 * minute,
  endedAt: testNow - 58 * minute,
};
const start: StoryProgress = { unwatched: partners, alarm: undefined, missed };
const created: StoryAlarm = {
  name: 'partner-access',
  endpoint: partners,
  pending: ['me@example.com'],
  reachesSomebody: false,
  connected: false,
  fired: false,
  mailed: false,
};
const withAlarm = (change: Partial<StoryAlarm>): StoryProgress => ({
  unwatched: undefined,
  alarm: { ...created, ...change },
  missed,
});
const showMissed = {
  kind: 'showMissed',
  endpointId: missed.endpoint.id,
  alarmName: missed.alarmName,
};
const confirmed = { pending: [], reachesSomebody: true };
const quiet = { pending: [], reachesSomebody: false };

describe('the next step', () => {
  it.each<[string, StoryProgress, object | undefined]>([
    ['at the start', start, { kind: 'createAlarm', endpointId: partners.id }],
    ['without a free endpoint', { ...start, unwatched: undefined }, showMissed],
    ['with a new alarm', withAlarm({}), { kind: 'openMail' }],
    ['with a new alarm that has fired already', withAlarm({ fired: true }), { kind: 'openMail' }],
    ['once confirmed', withAlarm(confirmed), { kind: 'connect', endpointId: partners.id }],
    [
      'once one of two has confirmed',
      withAlarm({ reachesSomebody: true }),
      { kind: 'connect', endpointId: partners.id },
    ],
    ['without a subscriber', withAlarm(quiet), { kind: 'connect', endpointId: partners.id }],
    [
      'while a user is connected',
      withAlarm({ ...confirmed, connected: true }),
      { kind: 'advance' },
    ],
    [
      'when it fired before the confirmation',
      withAlarm({ ...confirmed, fired: true }),
      { kind: 'connect', endpointId: partners.id },
    ],
    [
      'after the mail',
      withAlarm({ ...confirmed, connected: true, fired: true, mailed: true }),
      showMissed,
    ],
    ['after it fired without a subscriber', withAlarm({ ...quiet, fired: true }), showMissed],
    ['for an alarm on no endpoint', withAlarm({ ...confirmed, endpoint: undefined }), showMissed],
    ['at the end', { ...withAlarm({ ...confirmed, mailed: true }), missed: undefined }, undefined],
    [
      'in an account with nothing',
      { ...start, unwatched: undefined, missed: undefined },
      undefined,
    ],
  ])('%s', (_, progress, action) => {
    expect(trialHint(progress, words)?.action).toEqual(action);
  });

  it('asks for nothing that read-only mode refuses', () => {
    expect(trialHint(start, { ...words, readOnly: true })?.action).toEqual(showMissed);
  });

  it('says who was missed, where, when and for how long', () => {
    const hint = trialHint({ ...start, unwatched: undefined }, words);
    expect(hint?.text).toMatch(
      /^At .+, monitor was connected to Tokyo office for 2 min, and its alarm did not notice\./,
    );
  });

  it('shows hostile names as text', () => {
    const hint = trialHint(
      { ...start, unwatched: { id: 'x', name: '[a](command:b) $(bell)' } },
      words,
    );
    expect(hint?.text).toContain('[a] (command:b) $ (bell)');
  });
});

it('is a row with the step as its click', () => {
  const hint = trialHint(start, words);
  const row = hint && hintRow(hint, 'trial@ap-northeast-1', words.t);
  expect(row).toMatchObject({
    label: 'Next: Create Connection Alarm…',
    description: 'Nobody is notified when a user connects to Partner access. Create an alarm.',
    contextValue: 'trialHint',
    collapsible: 'none',
    target: { next: { label: 'Create Connection Alarm…', command: 'trial.next' } },
  });
});
