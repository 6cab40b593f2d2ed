/** Times as EC2 and the connection log print them. */

const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

/**
 * Milliseconds since 1970 of `2019-08-12 07:57:14` or ISO 8601; undefined for anything else. Text
 * without a zone is read as UTC, which AWS does not say but its values agree with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnConnection.html
 */
export function parseAwsTime(text: string): number | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const [, date = '', time = '', zone = 'Z'] = match;
  const ms = Date.parse(`${date}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isFinite(ms) ? ms : undefined;
}
