/**
 * A plan as a preview document: JSON with comments. The inputs are shown exactly as sent, but of the
 * web address of a subscriber only the host: the rest can contain a token.
 */
import { subscriberAddress } from '../../model/subscriberAddress';
import type { AwsCall } from '../../ports/calls';
import { neededActions } from '../../ports/calls/neededActions';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { comments, json } from './jsonc';
import type { Plan } from './plan';
import { replacementTexts } from '../replace/replacementText';

/** A section below the calls. */
export interface PlanSection {
  readonly title: string;
  readonly lines: readonly string[];
  /** Whether the lines are a text as it is, instead of sentences. */
  readonly isText?: boolean;
}

/**
 * An array of the calls' inputs; everything else is in comments. Ends with a line break.
 * @param more sections below cost and limitations
 */
export function describePlan(plan: Plan, t: Translate, more: readonly PlanSection[] = []): string {
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
    const { title, call, details } = step;
    const changes = 'replace' in step ? replacementTexts(step.replace, t) : [];
    const heading = comments([
      `${index + 1}. ${title}`,
      permissionText(call, t),
      ...bullets(changes),
      ...(details ?? []),
    ]);
    const comma = index < plan.steps.length - 1 ? ',' : '';
    return indented(`${heading}\n${json(shownInput(call))}${comma}`);
  });
  const sections: readonly PlanSection[] = [
    { title: t('Monthly cost'), lines: plan.monthlyCost },
    { title: t('Limitations of this alarm'), lines: plan.blindSpots },
    ...more,
  ];
  const foot = comments(sections.filter(({ lines }) => lines.length > 0).flatMap(sectionLines));
  return [head, '[', calls.join('\n\n'), ']', foot, ''].join('\n');
}

/** The input without tokens. */
function shownInput(call: AwsCall): object {
  if (call.kind !== 'topics.subscribe') return call.input;
  const { Protocol, Endpoint } = call.input;
  return { ...call.input, Endpoint: subscriberAddress(Protocol, Endpoint) };
}

function permissionText(call: AwsCall, t: Translate): string {
  const { operation } = call;
  const needed = neededActions(call);
  const last = needed.at(-1) ?? '';
  return needed.length > 1
    ? t('{0}; needs {1} and {2}', operation, needed.slice(0, -1).join(', '), last)
    : t('{0}; needs {1}', operation, last);
}

function sectionLines({ title, lines, isText }: PlanSection, index: number): readonly string[] {
  const space = index === 0 ? [] : [''];
  return [...space, title, ...(isText ? lines.map((line) => `  ${line}`) : bullets(lines))];
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
