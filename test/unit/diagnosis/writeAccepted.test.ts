/** A write of one alarm: it asks again where another alarm notifies of the same since the question. */
import { beforeEach, expect, it } from 'vitest';
import { previewReplace, replaceAlarm } from '../../../src/core/actions/replace/replaceAlarm';
import { withTopic } from '../../../src/core/diagnosis/fixedAlarm';
import { writeAccepted } from '../../../src/core/diagnosis/fixes/writeAccepted';
import type { Alarm } from '../../../src/core/model/alarm';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testAlarm, testEndpoint } from '../../fakes/snapshots';
import { timePasses } from '../../fakes/timePasses';
import { snapshotOf } from './accountSnapshot';
import { format } from './runFixes';

const id = 'cvpn-endpoint-one';
let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  for (const name of ['vpn', 'more']) aws.topics.add(name);
  aws.endpointList.push(testEndpoint({ id }));
});

const topics = (...names: readonly string[]) => names.map((name) => aws.topics.arnOf(name));
const add = (name: string, changes: Partial<Alarm> = {}): void =>
  void aws.alarms.add(testAlarm(id, { name, alarmActions: topics('vpn'), ...changes }));

/**
 * Lets the alarm notify another topic.
 * @param answers each receives the question, and may change the account
 */
async function notifyMore(answers: readonly (() => boolean)[]) {
  const seen = aws.alarms.the('a');
  const definition = withTopic(seen, aws.topics.arnOf('more'));
  const preview = await previewReplace(seen, definition, aws);
  if (preview.kind !== 'ready') throw new Error(preview.kind);
  const asked: { readonly warnings: string; readonly superfluous: string | undefined }[] = [];
  const { signal } = new AbortController();
  const change = {
    alarmName: 'a',
    after: (alarm: object) => ({ ...alarm, ...definition }) as Alarm,
  };
  const running = writeAccepted(change, {
    ...{ aws, words: { t, format }, scope: await snapshotOf(aws), asksAlways: true },
    inTurn: (work) => work(signal),
    ask: ({ warnings, superfluous }) => {
      asked.push({ warnings: warnings.join(' '), superfluous: superfluous?.other.name });
      return Promise.resolve(answers[asked.length - 1]?.() ?? false);
    },
    write: () => replaceAlarm(preview.replacement, aws),
  });
  const result = await timePasses(aws.clock, running);
  return { asked, result: result?.kind, topics: aws.alarms.the('a').alarmActions };
}

const nothing = { warnings: '', superfluous: undefined };
const partly = {
  warnings:
    'The alarm b sends the same notifications to some of the subscribers. Only this alarm notifies vpn. Each connection sends two emails to those whom both alarms notify.',
  superfluous: undefined,
};

it('asks once where nothing speaks against it', async () => {
  add('a');
  expect(await notifyMore([() => true])).toEqual({
    ...{ asked: [nothing], result: 'done', topics: topics('vpn', 'more') },
  });
});

it.each([
  ['is declined', false, undefined],
  ['is accepted', true, 'done'],
])(
  'asks again where another alarm notifies some of them meanwhile, which %s',
  async (_, answer, result) => {
    add('a');
    const meanwhile = (): boolean => {
      add('b', { alarmActions: topics('more') });
      return true;
    };
    const ended = await notifyMore([meanwhile, () => answer]);
    expect(ended.asked).toEqual([nothing, partly]);
    expect(ended.result).toBe(result);
    expect(ended.topics).toEqual(answer ? topics('vpn', 'more') : topics('vpn'));
  },
);

it('names the other alarm where it does everything by now', async () => {
  add('a', { alarmActions: [] });
  const ended = await notifyMore([
    () => {
      add('b', { alarmActions: topics('more') });
      return true;
    },
  ]);
  expect(ended.asked).toMatchObject([nothing, { superfluous: 'b' }]);
  expect(ended.topics).toEqual([]);
});
