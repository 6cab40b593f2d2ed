/**
 * Recognizes names that are meant for Client VPN's metrics but that CloudWatch treats as different.
 */
import type { MetricStat } from '../model/alarm';
import { clientVpnNamespace } from '../cloudwatch/definition';
import { isTypo, letters } from './intendedMetric';
import { isPublished } from './publishedMetrics';

/** Whether a text is about Client VPN, judging by its words. */
export function meansClientVpn(text: string): boolean {
  return /client[\s_-]*vpn|cvpn-endpoint-/i.test(text);
}

/** Normalized namespaces that have no other plausible use. */
const taken: ReadonlySet<string> = new Set([
  ...['awsclientvpn', 'awsclientvpns', 'awsec2clientvpn', 'awsvpnclient', 'amazonclientvpn'],
  ...['awsclientvpnendpoint', 'awsclientvpnendpoints', 'awsclientvpnmetrics', 'awscvpn'],
]);

/** Namespaces in which users may publish metrics of their own. */
const free: ReadonlySet<string> = new Set(['clientvpn', 'clientvpnendpoint', 'vpn']);

/** Whether a metric is one of Client VPN's, including a misspelled namespace. */
export function isIntendedForClientVpn(
  { namespace, metricName }: Pick<MetricStat, 'namespace' | 'metricName'>,
  values: readonly string[],
): boolean {
  if (namespace === clientVpnNamespace) return true;
  const plain = letters(namespace);
  if (taken.has(plain) || isTypo(plain, letters(clientVpnNamespace))) return true;
  const namesEndpoint = values.some((value) => intendedEndpoint(value) !== undefined);
  // Site-to-Site VPN has neither such endpoints nor such a count.
  if (plain === 'awsvpn') return namesEndpoint || isPublished(metricName);
  return free.has(plain) && namesEndpoint && isPublished(metricName);
}

/**
 * The id in a text that names one endpoint: in capitals or full-width letters, with other dashes,
 * with blanks around it, in an ARN or a DNS name. Undefined if there is none or more than one.
 */
export function intendedEndpoint(value: string): string | undefined {
  const text = value
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .toLowerCase();
  const [id, ...others] = new Set(text.match(/(?<![\w-])cvpn-endpoint-[\w-]*\w/g));
  return others.length === 0 ? id : undefined;
}
