/**
 * The one home of what must not leave: `hideSecrets` takes out whatever looks like a credential,
 * `hidePeople` what tells of persons, accounts and machines. What the log and the messages say passes
 * the first; what is made to be sent to others passes both.
 */
import { nameHider } from './nameHider';
import { hidden, hideUserInfo } from './urlUserInfo';

/** What looks like a credential, with what stands in its place. Each takes linear time. */
const secrets: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  // Access key ids, long-term and temporary.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, hidden],
  // The canonical request in SignatureDoesNotMatch, the encoded message in EC2's denials.
  [
    /((?:x-amz-security-token|authorization|encoded authorization failure message):\s*)\S.*/gi,
    `$1${hidden}`,
  ],
  // `aws_secret_access_key = …`, `SessionToken: …`, `"accessToken":"…"`, `<SessionToken>…` and the
  // like, also within a text of JSON or of an address.
  [
    /((?:secret|token|password)\w{0,64}\\{0,8}["']?\s{0,64}(?:[=:>]|%(?:25)?3[ad])(?:\s|%(?:25)?20){0,64}\\{0,8}["']?)[^\s"',;}]{8,}/gi,
    `$1${hidden}`,
  ],
  // Web tokens; long opaque runs such as session tokens; then secret access keys, by their length.
  [/[\w.-]+/g, hideWebToken],
  [/(?<![\w/+=-])[\w/+=-]{100,}/g, hidden],
  [/(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g, hidden],
];

/** A run of letters that holds a web token: three parts, the first in JSON's beginning. */
function hideWebToken(run: string): string {
  const at = run.search(/\beyJ/);
  const token = at >= 0 && /^[\w-]{13,}\.[\w-]/.test(run.slice(at));
  return token ? run.slice(0, at) + hidden : run;
}

/** A piece of a file or an answer that is no JSON, in Node's message: from the first quote to the last. */
function hideBadJson(text: string): string {
  const end = text.lastIndexOf(' is not valid JSON');
  if (end < 0) return text;
  const close = text.endsWith('...', end) ? end - 3 : end;
  const open = text.indexOf('"');
  if (open >= close - 1 || text[close - 1] !== '"') return text;
  return text.slice(0, open) + hidden + text.slice(close);
}

const email = /(?<![\p{L}\p{N}_.+%-])[\p{L}\p{N}_.+%-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu;

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
  return secrets.reduce(
    // `replace` takes either, but its types want to know which.
    (rest, [pattern, mark]) =>
      typeof mark === 'string' ? rest.replace(pattern, mark) : rest.replace(pattern, mark),
    hideBadJson(hideUserInfo(text)),
  );
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
export function hideUsers(text: string, known: ReadonlyMap<string, string> = new Map()): string {
  const named = nameHider(known)(text.replace(email, '[e-mail]'));
  return people.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), named);
}
