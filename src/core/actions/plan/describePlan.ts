/** A plan as a preview document: JSON with comments. The inputs are shown exactly as sent. */
import type { AwsCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { comments, json } from './jsonc';
import type { Plan } from './plan';
import { replacementTexts } from '../replace/replacementText';

/**
 * An array of the calls' inputs; everything else is in comments. Ends with a line break.
 * @param forecast sentences about how the alarm would have behaved so far; empty if not requested
 */
export function describePlan(plan: Plan, t: Translate, forecast: readonly string[] = []): string {
  const { scope, identity } = plan;
  const head = comments([
    t(
      'These calls will be sent in this order, to account {0} in {1}.',
      identity.accountId,
      scope.region,
    ),
    t('Signed in as {0}.', displayText(identity.arn)),
    t('Nothing has been sent yet.'),
    ...plan.problems.map((problem) => t('Note: {0}', problem.text)),
  ]);
  const calls = plan.steps.map((step, index) => {
    const { title, call } = step;
    const changes = 'replace' in step ? replacementTexts(step.replace, t) : [];
    const heading = comments([
      `${index + 1}. ${title}`,
      permissionText(call, t),
      ...bullets(changes),
    ]);
    const comma = index < plan.steps.length - 1 ? ',' : '';
    return indented(`${heading}\n${json(call.input)}${comma}`);
  });
  const cost = [t('Monthly cost'), ...bullets(plan.monthlyCost)];
  const limits =
    plan.blindSpots.length > 0
      ? ['', t('Limitations of this alarm'), ...bullets(plan.blindSpots)]
      : [];
  const fired =
    forecast.length > 0 ? ['', t('How often would this have fired?'), ...bullets(forecast)] : [];
  const foot = comments([...cost, ...limits, ...fired]);
  return [head, '[', calls.join('\n\n'), ']', foot, ''].join('\n');
}

function permissionText({ service, operation, iamAction, input }: AwsCall, t: Translate): string {
  const tagged = ('Tags' in input && Array.isArray(input.Tags)) || 'tags' in input;
  return tagged
    ? t('{0}; needs {1} and {2}', operation, iamAction, `${service}:TagResource`)
    : t('{0}; needs {1}', operation, iamAction);
}

function bullets(sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence) => `- ${sentence}`);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
