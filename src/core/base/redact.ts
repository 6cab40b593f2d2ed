/**
 * Removes what must not leave the machine: `hideSecrets` removes everything that looks like a
 * credential, `hideUsers` removes data about users, accounts and machines. Log lines and messages
 * pass the first; reports made to be sent pass both.
 */
import { nameHider } from './redaction/nameHider';
import { hideNamedSecrets } from './redaction/namedSecrets';
import { hidden, hideUserInfo } from './redaction/urlUserInfo';

/** Patterns of credentials with their replacements. Each takes linear time. */
const secrets: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  // Access key ids: long-term, temporary, of bearer tokens and of a context.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, hidden],
  // `Bearer …` and `Basic …`, also in running text, where a plain word may follow.
  [/\b(?:bearer|basic|digest|negotiate|ntlm)\s{1,64}[\w.~+/=-]{4,}/gi, hideCredentials],
  // Web tokens; long opaque runs such as session tokens; then secret access keys, recognized by
  // length.
  [/[\w.-]+/g, hideWebToken],
  [/(?<![\w/+=-])[\w/+=-]{100,}/g, hidden],
  [/(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g, hidden],
];

/** A private key, up to its end or that of the text. */
const privateKey =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----END ))*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g;

/** What follows the name of an authentication scheme, unless it is a word. */
function hideCredentials(found: string): string {
  const [scheme = '', blanks = '', value = ''] = found.split(/(\s+)/);
  const opaque = /[\d_+/=~]|[a-z][A-Z]/.test(value) || /[a-z]{20}/i.test(value);
  return opaque ? scheme + blanks + hidden : found;
}

/**
 * A run of letters that contains a web token: three parts, the first starting like encoded JSON.
 */
function hideWebToken(run: string): string {
  const at = run.search(/\beyJ/);
  const token = at >= 0 && /^[\w-]{13,}\.[\w-]/.test(run.slice(at));
  return token ? run.slice(0, at) + hidden : run;
}

/**
 * A piece of a file or a response that is not JSON, in Node's message: from the first quote to the
 * last.
 */
function hideBadJson(text: string): string {
  const end = text.lastIndexOf(' is not valid JSON');
  if (end < 0) return text;
  const close = text.endsWith('...', end) ? end - 3 : end;
  const open = text.indexOf('"');
  if (open >= close - 1 || text[close - 1] !== '"') return text;
  return text.slice(0, open) + hidden + text.slice(close);
}

const email = /(?<![\p{L}\p{N}_.+%-])[\p{L}\p{N}_.+%-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu;

/** Other patterns of personal data with their replacements. */
const personalData: readonly (readonly [RegExp, string])[] = [
  // A home folder on any system.
  [/(?:\b[A-Z]:)?[/\\](?:home|Users)[/\\][^/\\\s"':]+/g, '~'],
  // The last part of a user, session or federated user name in an ARN.
  [/(:(?:user|federated-user)\/|:assumed-role\/[^\s/"]+\/)[^\s",]+/g, '$1[name]'],
  // Account ids, but not the end of a request id.
  [/(?<!\d|-[\da-f]{4}-)\d{8}(\d{4})(?!\d)/g, '********$1'],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g, '[address]'],
  [/(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]+:){4})[\da-f:]{3,}/gi, '[address]'],
];

/** The text without credentials. */
export function hideSecrets(text: string): string {
  return secrets.reduce(
    // `replace` accepts both, but its overloads must be called separately.
    (rest, [pattern, mark]) =>
      typeof mark === 'string' ? rest.replace(pattern, mark) : rest.replace(pattern, mark),
    hideNamedSecrets(hideBadJson(hideUserInfo(text.replace(privateKey, hidden)))),
  );
}

/** AWS's message without credentials. @param text only the first 1,000 characters are kept */
export function redact(text: string): string {
  const clean = hideSecrets(text);
  return clean.length > 1000 ? `${clean.slice(0, 999)}…` : clean;
}

/**
 * The text without e-mail addresses, names, IP addresses and home folders; account ids keep only
 * their last four digits.
 * @param known names and paths in use, with their replacements
 */
export function hideUsers(text: string, known: ReadonlyMap<string, string> = new Map()): string {
  const named = nameHider(known)(text.replace(email, '[e-mail]'));
  return personalData.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), named);
}
