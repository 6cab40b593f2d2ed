/**
 * Checks the policies of a role against IAM's grammar.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { isRecord } from '../../../core/base/isRecord';
import { AwsError } from '../../protocols/awsError';

const versions: readonly unknown[] = [undefined, '2012-10-17', '2008-10-17'];

/** What a kind of policy must have and must not have. */
interface Grammar {
  readonly required: readonly string[];
  readonly prohibited: readonly string[];
}

const trust: Grammar = { required: ['Principal', 'Action'], prohibited: ['Resource'] };
const inline: Grammar = { required: ['Action', 'Resource'], prohibited: ['Principal'] };
const sentences: Readonly<Record<string, string>> = {
  Principal: 'Missing required field Principal',
  Action: 'Policy statement must contain actions.',
  Resource: 'Policy statement must contain resources.',
};
const elements = new Set(
  ['Principal', 'Action', 'Resource'].flatMap((name) => [name, `Not${name}`]),
);
for (const name of ['Sid', 'Effect', 'Condition']) elements.add(name);

/** @throws AwsError MalformedPolicyDocument */
export function checkTrustPolicy(text: string): void {
  check(text, trust);
}

/** @throws AwsError MalformedPolicyDocument */
export function checkInlinePolicy(text: string): void {
  check(text, inline);
}

function check(text: string, grammar: Grammar): void {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  if (!isRecord(policy) || !versions.includes(policy.Version))
    throw malformed('Syntax errors in policy.');
  const { Statement: given } = policy;
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length === 0) throw malformed('Syntax errors in policy.');
  for (const statement of list) checkStatement(statement, grammar);
}

function checkStatement(statement: unknown, { required, prohibited }: Grammar): void {
  if (!isRecord(statement) || !Object.keys(statement).every((name) => elements.has(name)))
    throw malformed('Syntax errors in policy.');
  const { Effect: effect, Condition: condition } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed('Syntax errors in policy.');
  const named = (name: string): unknown => statement[name] ?? statement[`Not${name}`];
  const extra = prohibited.find((name) => named(name) !== undefined);
  if (extra !== undefined) throw malformed(`Has prohibited field ${extra}`);
  const missing = required.find((name) => named(name) === undefined);
  if (missing !== undefined) throw malformed(sentences[missing] ?? 'Syntax errors in policy.');
  for (const name of required) {
    const value = named(name);
    const lists = name === 'Principal' && isRecord(value) ? Object.values(value) : [value];
    if (lists.length === 0 || !lists.every(isTexts)) throw malformed('Syntax errors in policy.');
  }
  if (condition !== undefined && !(isRecord(condition) && Object.values(condition).every(isRecord)))
    throw malformed('Syntax errors in policy.');
}

function isTexts(value: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((item) => typeof item === 'string' && item !== '');
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
