/** The answer of a delivery test, for each subscriber, in one or two sentences. */
import { displayText } from '../../text/displayText';
import type { Format } from '../../text/format';
import { sentences } from '../../text/phrases';
import type { ViewContext } from '../../text/viewContext';
import type { DeliveryChain } from './deliveryChain';
import type { ChainLink, SubscriberLink } from './subscriberLinks';

/**
 * `yes`: every subscriber received the message. `partly`: some did, and it failed for others. `no`: a
 * link is broken, and nobody reported an arrival. `open`: not proven.
 */
export type DeliveryAnswer = 'yes' | 'partly' | 'no' | 'open';

/** The answer and its text. */
export interface DeliveryVerdict {
  readonly answer: DeliveryAnswer;
  readonly text: string;
}

/** Translation and lists of names. */
export type VerdictWords = Pick<ViewContext, 't'> & {
  readonly format: Pick<Format, 'list' | 'count'>;
};

/** More names are counted. */
const mostNamed = 3;

/** The verdict: yes only for those whose arrival the user reported. */
export function deliveryVerdict(
  alarmName: string,
  { actions, subscribers }: DeliveryChain,
  words: VerdictWords,
): DeliveryVerdict {
  const { t } = words;
  const name = displayText(alarmName);
  const proven = subscribers.filter(({ state }) => state === 'whole');
  const failed = subscribers.filter(({ state }) => state === 'broken');
  const open = subscribers.filter(({ state }) => state === 'unseen');
  const broken = actions.filter(({ state }) => state === 'broken');
  const faults = failed.length + broken.length;
  if (proven.length > 0 && open.length + faults === 0)
    return { answer: 'yes', text: t('Yes: {0} delivers.', name) };
  if (proven.length > 0 || open.length > 0) {
    const text = groupsText({ proven, failed, open }, words);
    const isPartly = proven.length > 0 && faults > 0;
    return { answer: isPartly ? 'partly' : 'open', text: sentences([text, ...textsOf(broken)], t) };
  }
  const [first] = [...broken, ...failed];
  if (first) {
    const text = t('No: {0} does not deliver.', name);
    return { answer: 'no', text: sentences([text, ...textsOf([first])], t) };
  }
  return {
    answer: 'open',
    text: t('Not proven: nobody is known who receives the notifications of {0}.', name),
  };
}

interface Groups {
  readonly proven: readonly SubscriberLink[];
  readonly failed: readonly SubscriberLink[];
  readonly open: readonly SubscriberLink[];
}

function groupsText({ proven, failed, open }: Groups, words: VerdictWords): string {
  const { t } = words;
  const [yes, maybe] = [named(proven, words), named(open, words)];
  const no = withReasons(failed, words);
  if (proven.length > 0) {
    if (failed.length === 0) {
      return open.length > 0
        ? t('Delivered to {0}; not proven for {1}.', yes, maybe)
        : t('Delivered to {0}.', yes);
    }
    return open.length > 0
      ? t('Delivered to {0}; not to {1}; not proven for {2}.', yes, no, maybe)
      : t('Delivered to {0}; not to {1}.', yes, no);
  }
  return failed.length > 0
    ? t('Not proven for {0}; not delivered to {1}.', maybe, no)
    : t('Not proven for {0}: only the recipient can see whether the message arrives.', maybe);
}

/** `on-call@example.com: not confirmed`, those with the same reason together. */
function withReasons(failed: readonly SubscriberLink[], words: VerdictWords): string {
  const byReason = new Map<string, SubscriberLink[]>();
  for (const link of failed) {
    const why = link.why ?? '';
    byReason.set(why, [...(byReason.get(why) ?? []), link]);
  }
  const groups = [...byReason].map(([why, links]) => words.t('{0}: {1}', named(links, words), why));
  return groups.join('; ');
}

function named(links: readonly SubscriberLink[], { t, format }: VerdictWords): string {
  const names = links.slice(0, mostNamed).map(({ name }) => name);
  const rest = links.length - names.length;
  const list = format.list(names);
  return rest === 0 ? list : t('{0} and {1} more', list, format.count(rest));
}

function textsOf(links: readonly ChainLink[]): readonly string[] {
  return links.flatMap(({ text, remedy }) => (remedy === undefined ? [text] : [text, remedy]));
}
