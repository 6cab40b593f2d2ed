import { describe, expect, it } from 'vitest';
import { describePlan } from '../../../src/core/actions/describePlan';
import { planTopic } from '../../../src/core/actions/createTopic';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { endpoint, planFor } from './wizardInput';

/** What is left of the document without its comments, which stand on lines of their own. */
function valueOf(document: string): unknown {
  const lines = document.split('\n').filter((line) => !line.trimStart().startsWith('//'));
  return JSON.parse(lines.join('\n'));
}

describe('the preview', () => {
  const aws = new FakeAws();

  it('holds the inputs of the calls exactly as they are sent', () => {
    const plan = planFor(aws);
    expect(valueOf(describePlan(plan, t))).toEqual(plan.calls.map((call) => call.input));
  });

  it('names the account, the permissions, the cost and the limits', () => {
    const plan = planFor(aws);
    const text = describePlan(plan, t);
    expect(text).toContain('account 123456789012 in ap-northeast-1');
    expect(text).toContain('// 1. Create the topic vpn-watch');
    expect(text).toContain('CreateTopic; needs sns:CreateTopic and sns:TagResource');
    expect(text).toContain('Subscribe; needs sns:Subscribe\n');
    expect(text).toContain(
      'PutMetricAlarm; needs cloudwatch:PutMetricAlarm and cloudwatch:TagResource',
    );
    expect(text).toContain('$0.10');
    for (const sentence of [...plan.monthlyCost, ...plan.blindSpots])
      expect(text).toContain(sentence);
  });

  it('tells what is wrong with the input', () => {
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
    expect(valueOf(text)).toEqual(plan.calls.map((call) => call.input));
    expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('says nothing of limits for a topic alone', () => {
    const plan = planTopic({ scope: aws.scope, identity: aws.identity, name: 'vpn' }, t);
    expect(valueOf(describePlan(plan, t))).toEqual([plan.calls[0]?.input]);
    expect(describePlan(plan, t)).not.toContain('cannot do');
  });
});
