/** The question for subscribers: several, by e-mail, SMS and HTTPS, in one text. */
import * as vscode from 'vscode';
import { subscribersProblem } from '../../core/actions/subscribers/readSubscribers';
import type { InputQuestion } from '../input/inputBox';

const t = vscode.l10n.t;

/** @param region of the topic: SNS does not send SMS from all */
export function subscribersQuestion(
  region: string,
): Pick<InputQuestion, 'prompt' | 'placeholder' | 'check'> {
  return {
    prompt: t(
      'Email addresses, phone numbers such as +819012345678, or https URLs, separated by commas. Those by email and URL must confirm once.',
    ),
    placeholder: 'name@example.com, +819012345678',
    check: (text) => subscribersProblem(text, region, t),
  };
}
