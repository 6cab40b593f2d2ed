import { describe, expect, it } from 'vitest';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import { planTopic } from '../../../../src/core/actions/createTopic';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { alarmName, endpoint, newTopic, planFor } from '../wizardInput';

/** What is left of the document without its comments, which stand on lines of their own. */
function valueOf(document: string): unknown {
  const lines = document.split('\n').filter((line) => !line.trimStart().startsWith('//'));
  return JSON.parse(lines.join('\n'));
}

/** The comments of the document, in order. */
function commentsOf(document: string): readonly string[] {
  const lines = document.split('\n').map((line) => line.trimStart());
  return lines.flatMap((line) => /^\/\/ ?(.*)$/.exec(line)?.[1] ?? []);
}

describe('the preview', () => {
  const aws = new FakeAws();

  it('holds the inputs of the calls exactly as they are sent', () => {
    const plan = planFor(aws);
    expect(valueOf(describePlan(plan, t))).toEqual(plan.steps.map(({ call }) => call.input));
  });

  it('says all else in comments, one thing on each line', () => {
    const plan = planFor(aws);
    expect(commentsOf(describePlan(plan, t))).toEqual([
      'These calls will be sent in this order, to account 123456789012 in ap-northeast-1.',
      'Signed in as arn:aws:iam::123456789012:user/dev.',
      'Nothing has been sent yet.',
      '1. Create the topic vpn-watch',
      'CreateTopic; needs sns:CreateTopic and sns:TagResource',
      '2. Subscribe ops@example.com',
      'Subscribe; needs sns:Subscribe',
      `3. Create the alarm ${alarmName}`,
      'PutMetricAlarm; needs cloudwatch:PutMetricAlarm and cloudwatch:TagResource',
      'Monthly cost',
      ...plan.monthlyCost.map((sentence) => `- ${sentence}`),
      '',
      'Limitations of this alarm',
      ...plan.blindSpots.map((sentence) => `- ${sentence}`),
    ]);
    expect(plan.monthlyCost).toHaveLength(2);
  });

  it('hides the path of a web address, and says so', () => {
    const subscribers = [
      { protocol: 'https', endpoint: 'https://hooks.example.com/secret' },
    ] as const;
    const text = describePlan(planFor(aws, { topic: { ...newTopic, subscribers } }), t);
    expect(text).not.toContain('secret');
    expect(valueOf(text)).toMatchObject([{}, { Endpoint: 'https://hooks.example.com/…' }, {}]);
    expect(commentsOf(text)).toContain(
      'The whole URL is sent; its path is hidden here because it can contain a token.',
    );
  });

  it('ends with further sections, those that have something to say', () => {
    const all = commentsOf(describePlan(planFor(aws), t));
    const sections = [
      { title: 'How often would this have fired?', lines: ['Once on Monday.', 'Twice on Friday.'] },
      { title: 'Nothing to say', lines: [] },
      { title: 'The email', lines: ['Subject: ALARM', '', 'Hello'], isText: true },
    ];
    expect(commentsOf(describePlan(planFor(aws), t, sections))).toEqual([
      ...all,
      '',
      'How often would this have fired?',
      '- Once on Monday.',
      '- Twice on Friday.',
      '',
      'The email',
      '  Subject: ALARM',
      '',
      '  Hello',
    ]);
  });

  it('says what is wrong with the input', () => {
    expect(describePlan(planFor(aws, { name: 'office' }), t)).toContain(
      '// Note: The name does not start',
    );
  });

  it('stays JSON whatever the names hold', () => {
    const plan = planFor(aws, {
      endpoint: { ...endpoint, name: 'a\n]"\u2028*/ // b\u202e\u{e0041}' },
      name: 'x\ny',
    });
    const text = describePlan(plan, t);
    expect(valueOf(text)).toEqual(plan.steps.map(({ call }) => call.input));
    expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('of a topic alone says what that costs, and nothing of limits', () => {
    const plan = planTopic({ scope: aws.scope, identity: aws.identity, name: 'vpn' }, t);
    const document = describePlan(plan, t);
    expect(valueOf(document)).toEqual([plan.steps[0]?.call.input]);
    expect(commentsOf(document).slice(3)).toEqual([
      '1. Create the topic vpn',
      'CreateTopic; needs sns:CreateTopic and sns:TagResource',
      'Monthly cost',
      '- Email through SNS: the first 1,000 a month are free.',
    ]);
  });
});
