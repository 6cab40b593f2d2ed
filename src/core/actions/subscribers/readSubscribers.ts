/** Reads what the user types into subscribers: several, separated by spaces or commas. */
import type { Subscriber } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import type { Problem } from '../write/problem';
import { subscriberProblems } from './subscriberProblem';

/** A URL ends at a space only, because it may contain commas. */
const typed = /https?:\/\/[^\s、]+?(?=[,;]?(?:[\s、]|$))|[^\s,;、]+/gi;

/** The subscribers, each once. What is no URL and no phone number counts as an e-mail address. */
export function readSubscribers(text: string): readonly Subscriber[] {
  const found = new Map<string, Subscriber>();
  for (const [word] of text.matchAll(typed)) {
    const subscriber = subscriberOf(word);
    const { protocol, endpoint } = subscriber;
    const key = `${protocol} ${protocol === 'email' ? endpoint.toLowerCase() : endpoint}`;
    if (!found.has(key)) found.set(key, subscriber);
  }
  return [...found.values()];
}

/** The first problem that prevents a subscription, otherwise a warning. */
export function subscribersProblem(
  text: string,
  region: string,
  t: Translate,
): Problem | undefined {
  const subscribers = readSubscribers(text);
  if (subscribers.length === 0) {
    return {
      severity: 'error',
      text: t('Enter an email address, a phone number or a URL.'),
    };
  }
  const [worst] = subscriberProblems(subscribers, region, t);
  return worst;
}

function subscriberOf(word: string): Subscriber {
  if (/^https?:/i.test(word)) return { protocol: 'https', endpoint: word };
  if (/^[+\d(]/.test(word) && !word.includes('@')) {
    // Punctuation between digits: +81-90-1234-5678
    return { protocol: 'sms', endpoint: word.replaceAll(/[-.()]/g, '') };
  }
  return { protocol: 'email', endpoint: word };
}
