/** The address of a subscriber, as far as it may be kept and shown. */

/**
 * Of a web address the scheme and the host alone: services such as Slack and PagerDuty put a token
 * into the path, the query or the user name of theirs. Any other address stays as it is.
 */
export function subscriberAddress(protocol: string, endpoint: string): string {
  const web = /^\s*(https?):/i.exec(endpoint);
  if (!web && !/^https?$/i.test(protocol)) return endpoint;
  const scheme = (web?.[1] ?? protocol).toLowerCase();
  // Of what is no address, nothing is known to be a host.
  if (!URL.canParse(endpoint)) return `${scheme}://…`;
  const { host, pathname, search, hash, username, password } = new URL(endpoint);
  const rest = pathname === '/' && `${search}${hash}${username}${password}` === '' ? '' : '/…';
  return `${scheme}://${host}${rest}`;
}
