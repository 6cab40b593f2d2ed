/** What an existing alarm costs, in one line, with the prices of the alarm form. */
import { monthlyPrice } from '../actions/create/methodText';
import { metricAlarmDollars } from '../actions/plan/planText';
import type { AnyAlarmDefinition } from '../model/logAlarm';
import { joined } from '../text/phrases';
import { methodOf } from '../watching/methodOf';
import type { CardContext } from './cardContext';

type Words = Pick<CardContext, 't' | 'trial'>;

/** The price of a month; in the trial, that nothing is billed. */
export function costText(alarm: AnyAlarmDefinition, { t, trial }: Words): string {
  const price = priceOf(alarm, t);
  return trial
    ? t('Trial: nothing is billed. In a real account: {0}.', price)
    : joined(t('Cost: {0}', price), t('list price of us-east-1'));
}

/** The price of the method; of any other alarm, that of the metrics that it reads. */
function priceOf(alarm: AnyAlarmDefinition, t: Words['t']): string {
  const method = methodOf(alarm);
  if ('query' in alarm || method === 'metricFilter') return monthlyPrice(method ?? 'logAlarm', t);
  const dollars = metricAlarmDollars(alarm);
  // A Metrics Insights query finds the metrics itself.
  return dollars === 0
    ? t('$0.10 a month for each metric that its query reads')
    : t('${0} a month', dollars.toFixed(2));
}
