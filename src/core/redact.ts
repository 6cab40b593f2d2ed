/**
 * The one home of what must not leave: `hideSecrets` takes out whatever looks like a credential,
 * `hidePeople` what tells of persons, accounts and machines. What the log and the messages say passes
 * the first; what is made to be sent to others passes both.
 */

const secrets: readonly RegExp[] = [
  // Name and password of a proxy.
  /(?<=\b(?:PROXY|HTTPS?|SOCKS\d?) |:\/\/)[^\s@/]+(?=@)/gi,
  // A piece of a file or an answer that is no JSON, in Node's message.
  /".*"(?=(?:\.\.\.)? is not valid JSON)/gs,
  // Access key ids, long-term and temporary.
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  // The canonical request in SignatureDoesNotMatch, the encoded message in EC2's denials.
  /(?<=x-amz-security-token:\s*|authorization:\s*|encoded authorization failure message:\s*)\S.*/gi,
  // `aws_secret_access_key = …`, `SessionToken: …`, `"accessToken":"…"` and the like.
  /(?<=(?:secret|token|password)\w*["']?\s*[=:]\s*["']?)[^\s"',;}]{8,}/gi,
  // Web tokens; long opaque runs such as session tokens; then secret access keys, by their length.
  /\beyJ[\w-]{10,}(?:\.[\w-]+)+/g,
  /[A-Za-z0-9/+=_-]{100,}/g,
  /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g,
];

const email = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g;

/** What else tells of people and places, with what stands in its place. */
const people: readonly (readonly [RegExp, string])[] = [
  // A home folder of whatever machine.
  [/(?:\b[A-Z]:)?[/\\](?:home|Users)[/\\][^/\\\s"':]+/g, '~'],
  // The last name of a user, a session or a federated user in an ARN.
  [/(:(?:user|federated-user)\/|:assumed-role\/[^\s/"]+\/)[^\s",]+/g, '$1[name]'],
  // Account ids, but not the end of a request id.
  [/(?<!\d|-[\da-f]{4}-)\d{8}(\d{4})(?!\d)/g, '********$1'],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g, '[address]'],
  [/(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]+:){4})[\da-f:]{3,}/gi, '[address]'],
];

/** The text without credentials. */
export function hideSecrets(text: string): string {
  return secrets.reduce((rest, secret) => rest.replace(secret, '[hidden]'), text);
}

/** AWS's words without credentials. @param text at most 1,000 characters of it are kept */
export function redact(text: string): string {
  const clean = hideSecrets(text);
  return clean.length > 1000 ? `${clean.slice(0, 999)}…` : clean;
}

/**
 * The text without e-mail addresses, names, IP addresses, home folders, and with the last four
 * digits of account ids only.
 * @param known names and paths that are known to be in use, with what stands in their place
 */
export function hidePeople(text: string, known: ReadonlyMap<string, string> = new Map()): string {
  // The longest first: one name may be the beginning of another.
  const names = [...known].filter(([name]) => name.trim().length > 1);
  const ordered = names.sort(([one], [other]) => other.length - one.length);
  const start = text.replace(email, '[e-mail]');
  const named = ordered.reduce((rest, [name, mark]) => replaceWhole(rest, name, mark), start);
  return people.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), named);
}

/** A name in the middle of a longer word is another word. */
function replaceWhole(text: string, name: string, mark: string): string {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, 'giu');
  return text.replace(pattern, () => mark);
}
