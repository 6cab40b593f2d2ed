/**
 * Recognizes names that are meant for Client VPN's metrics but that CloudWatch treats as different.
 */
import type { MetricStat } from '../model/alarm';
import { clientVpnNamespace } from '../cloudwatch/definition';
import { isPublished } from './publishedMetrics';

/** Whether a text is about Client VPN, judging by its words. */
export function meansClientVpn(text: string): boolean {
  return /client[\s_-]*vpn|cvpn-endpoint-/i.test(text);
}

/** Normalized namespaces that have no other plausible use. */
const taken: ReadonlySet<string> = new Set([
  ...['awsclientvpn', 'awsclientvpns', 'awsec2clientvpn', 'awsvpnclient', 'amazonclientvpn'],
  ...['awsclientvpnendpoint', 'awsclientvpnendpoints', 'awsclientvpnmetrics'],
]);

/** Namespaces in which users may publish metrics of their own. */
const free: ReadonlySet<string> = new Set(['clientvpn', 'clientvpnendpoint', 'vpn']);

/** Whether a metric is one of Client VPN's, including a misspelled namespace. */
export function isMeantForClientVpn(
  { namespace, metricName }: Pick<MetricStat, 'namespace' | 'metricName'>,
  values: readonly string[],
): boolean {
  if (namespace === clientVpnNamespace) return true;
  const letters = namespace.toLowerCase().replace(/[^a-z\d]/g, '');
  if (taken.has(letters)) return true;
  const namesEndpoint = values.some((value) => meantEndpoint(value) !== undefined);
  // Site-to-Site VPN has neither such endpoints nor such a count.
  if (letters === 'awsvpn') return namesEndpoint || isPublished(metricName);
  return free.has(letters) && namesEndpoint && isPublished(metricName);
}

/**
 * The id in a text that names an endpoint: in capitals, with blanks around it, in an ARN or a DNS
 * name. Undefined if there is none.
 */
export function meantEndpoint(value: string): string | undefined {
  return /(?<![\w-])cvpn-endpoint-[\w-]+/i.exec(value)?.[0].toLowerCase();
}
