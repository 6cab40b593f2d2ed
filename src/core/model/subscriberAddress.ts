/** The address of a subscriber, reduced to what may be stored and shown. */

/**
 * For a web address only scheme and host: services such as Slack and PagerDuty put a token into its
 * path, query or user name. Any other address stays as it is.
 */
export function subscriberAddress(protocol: string, endpoint: string): string {
  const web = /^\s*(https?):/i.exec(endpoint);
  if (!web && !/^https?$/i.test(protocol)) return endpoint;
  const scheme = (web?.[1] ?? protocol).toLowerCase();
  // In a text that is no URL, no part is certainly a host.
  if (!URL.canParse(endpoint)) return `${scheme}://…`;
  const { host, pathname, search, hash, username, password } = new URL(endpoint);
  const rest = pathname === '/' && `${search}${hash}${username}${password}` === '' ? '' : '/…';
  return `${scheme}://${host}${rest}`;
}
