/** Text of a notification: which alarms fired for which endpoints, from when to when, after who connected. */
import { joinSentence, joinText, type Joins } from './joinText';
import type { Firing, WatchedEndpoint } from './firings';
import { nonEmpty, sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** Content of a notification. */
export interface NoticeFacts {
  /** In their order; at least one. */
  readonly some: readonly Firing[];
  readonly targets: readonly WatchedEndpoint[];
  readonly test: boolean;
  /** The connections that may have made them fire. */
  readonly joins: Joins;
}

/** More endpoints than these are counted, not named. */
const maxNames = 5;

/** The whole text of a notification. */
export function noticeText(facts: NoticeFacts, context: ViewContext): string {
  const { some } = facts;
  const [first, ...others] = some;
  if (first && others.length === 0) return firingText(first, facts, context);
  const alarms = new Set(some.map(({ alarm }) => alarm.name));
  const repeated = alarms.size === 1 && first ? repeatText(first, facts, context) : null;
  const what = repeated ?? groupText(alarms.size, facts, context);
  const who = joinSentence(facts.joins, context);
  return sentences(nonEmpty(what, who, stillText(facts, context)), context.t);
}

/** One alarm, once. */
function firingText(firing: Firing, facts: NoticeFacts, context: ViewContext): string {
  const { t, format, now } = context;
  const where = placeNames(facts, context);
  const { name } = firing;
  const at = format.time(firing.at, now);
  if (firing.test) return t('{0}: a test put the alarm {1} into ALARM at {2}.', where, name, at);
  const joins = joinText(facts.joins, context);
  if (firing.until === undefined) {
    return joins === undefined
      ? t('{0}: the alarm {1} has been in ALARM since {2}.', where, name, at)
      : t('{0}: the alarm {1} fired at {2}, {3}.', where, name, at, joins);
  }
  const until = format.time(firing.until, now);
  return joins === undefined
    ? t('{0}: the alarm {1} was in ALARM {2}–{3}.', where, name, at, until)
    : t('{0}: the alarm {1} was in ALARM {2}–{3}, {4}.', where, name, at, until, joins);
}

/** One alarm, several times. */
function repeatText({ name }: Firing, facts: NoticeFacts, context: ViewContext): string {
  const { t, format, now } = context;
  const where = placeNames(facts, context);
  const times = format.count(facts.some.length);
  const last = format.time(Math.max(...facts.some.map(({ at }) => at)), now);
  return facts.test
    ? t('{0}: tests put the alarm {1} into ALARM {2} times, last at {3}.', where, name, times, last)
    : t('{0}: the alarm {1} fired {2} times, last at {3}.', where, name, times, last);
}

/** Several alarms. */
function groupText(alarms: number, facts: NoticeFacts, context: ViewContext): string {
  const { t, format, now } = context;
  const where = placeNames(facts, context);
  const times = facts.some.map(({ at }) => at);
  const first = format.time(Math.min(...times), now);
  const last = format.time(Math.max(...times), now);
  const span = first === last ? first : t('{0}–{1}', first, last);
  return facts.test
    ? t('{0} alarms were put into ALARM by tests ({1}): {2}.', format.count(alarms), span, where)
    : t('{0} alarms fired ({1}): {2}.', format.count(alarms), span, where);
}

/** Sentence with the number of alarms that are in ALARM now. */
function stillText({ some }: NoticeFacts, { t, format }: ViewContext): string {
  const still = new Set(some.flatMap((f) => (f.until === undefined ? [f.alarm.name] : [])));
  return still.size === 0
    ? t('None of them is in ALARM now.')
    : t('In ALARM now: {0}.', format.count(still.size));
}

function placeNames({ targets }: NoticeFacts, { t, format }: ViewContext): string {
  const named = targets.slice(0, maxNames).map(({ name }) => name);
  const more = targets.length - named.length;
  return format.list(more > 0 ? [...named, t('{0} more', format.count(more))] : named);
}
