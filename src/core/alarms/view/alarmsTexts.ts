/** Every text of the Alarms tab that does not depend on an alarm, as templates. */
import type { Translate } from '../../ports/translate';
import { template } from '../../text/fill';
import type { StepState } from './delivery';
import type { LinkState } from './chain';

/** The texts of the tab. */
export type AlarmsTexts = ReturnType<typeof alarmsTexts>;

/** All texts of the tab in the reader's language. */
export function alarmsTexts(translate: Translate) {
  const t = template(translate);
  const linkStates: Record<LinkState, string> = {
    works: t('works'),
    partly: t('works in part'),
    broken: t('broken'),
    unknown: t('cannot be determined'),
  };
  const stepStates: Record<StepState, string> = {
    waiting: t('waiting'),
    running: t('running'),
    done: t('done'),
    failed: t('failed'),
    unknown: t('cannot be determined'),
  };
  return {
    linkStates,
    stepStates,
    waiting: t('The alarms have not been read yet.'),
    noAlarm: t('No alarm watches this endpoint yet.'),
    noAlarmWhy: t('While this editor is closed, nobody is notified of new connections.'),
    createAlarm: t('Create Connection Alarm…'),
    inAlarm: t('In ALARM: {0}'),
    chain: t('How a notification reaches its subscribers'),
    linkName: t('{0}: {1}. {2}'),
    showAll: t('Show All {0}'),
    andMore: t('{0} and {1} more: {2}'),
    more: t('More Actions'),
    findings: t('Findings ({0})'),
    delivery: t('Delivery test'),
    question: t('Did the message arrive at {0}?'),
    mayTake: t('It may take a minute.'),
    notYet: t('Not Yet'),
    arrived: t('It Arrived'),
    missing: t('It Did Not Arrive'),
    outbox: t('Open Mail'),
    stopWaiting: t('Stop Waiting'),
    hide: t('Hide'),
    exportMarkdown: t('Export Markdown'),
    exportCsv: t('Export CSV'),
    exportJson: t('Export JSON'),
    replay: t('Replay'),
    stop: t('Stop'),
    saved: t('Saved as {0}'),
  };
}
