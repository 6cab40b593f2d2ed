/** Default names of alarms, made of the name of their endpoint, so that readers of a mail know it. */

/** Allows an IAM policy to be restricted to `alarm:client-vpn-watch-*`. */
export const connectionAlarmNamePrefix = 'client-vpn-watch-';

/** What identifies an endpoint in a name. */
export interface NamedById {
  readonly id: string;
  /** Its Name tag. */
  readonly name?: string;
  /** Its description, which is its label if it has no name. */
  readonly description?: string;
}

/**
 * The longest part of an endpoint's name. SNS cuts the subject of a mail at 100 characters, and
 * CloudWatch's subject has the alarm's name and its region.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
const longestPart = 48;

/**
 * The default name of an endpoint's alarm. Two endpoints with one name have one default name.
 * @param suffix distinguishes the alarms of one endpoint; empty, or it begins with `-`
 */
export function defaultAlarmName(endpoint: NamedById, suffix = ''): string {
  return `${connectionAlarmNamePrefix}${slugOf(endpoint.name ?? endpoint.description ?? '') ?? endpoint.id}${suffix}`;
}

/**
 * A name in lower-case ASCII letters, digits and hyphens: e-mail subjects need ASCII. Undefined for a
 * name of which this would lose letters or digits.
 */
function slugOf(name: string): string | undefined {
  // Letters with accents become a letter and an accent.
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const lost = plain.replace(/[a-z0-9]/g, '');
  if (/[\p{L}\p{N}]/u.test(lost)) return undefined;
  const [first = '', ...words] = plain.match(/[a-z0-9]+/g) ?? [];
  let slug = first.slice(0, longestPart);
  for (const word of words) {
    if (slug.length + 1 + word.length > longestPart) break;
    slug += `-${word}`;
  }
  return slug === '' ? undefined : slug;
}
