/**
 * Checks a topic's policy against the part of IAM's grammar that does not depend on the service.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

const versions: readonly unknown[] = [undefined, '2012-10-17', '2008-10-17'];
const effects: readonly unknown[] = ['Allow', 'Deny'];
const elements = new Set(
  ['Principal', 'Action', 'Resource'].flatMap((name) => [name, `Not${name}`]),
);
for (const name of ['Sid', 'Effect', 'Condition']) elements.add(name);

type Statement = Readonly<Record<string, unknown>>;

/** The statements of a policy; undefined if the text is not one. */
export function statementsIn(policy: string): readonly Statement[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(policy);
  } catch {
    return undefined;
  }
  if (!isObject(parsed) || !versions.includes(parsed.Version)) return undefined;
  const { Statement: given } = parsed;
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  return list.length > 0 && list.every(isStatement) ? list : undefined;
}

/** A resource policy must name a principal; it may omit the resource. */
function isStatement(value: unknown): value is Statement {
  if (!isObject(value) || !Object.keys(value).every((name) => elements.has(name))) return false;
  const { Effect: effect, Sid: sid, Condition: condition } = value;
  return (
    effects.includes(effect) &&
    (sid === undefined || typeof sid === 'string') &&
    isPrincipal(value.Principal ?? value.NotPrincipal) &&
    isTexts(value.Action ?? value.NotAction) &&
    ['Principal', 'Action', 'Resource'].every(
      (name) => !(name in value && `Not${name}` in value),
    ) &&
    (condition === undefined || (isObject(condition) && Object.values(condition).every(isObject)))
  );
}

/** `"*"`, or a map of kinds to names. */
function isPrincipal(value: unknown): boolean {
  if (!isObject(value)) return value === '*';
  const names = Object.values(value);
  return names.length > 0 && names.every(isTexts);
}

/** A text, or a list of at least one. */
function isTexts(value: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
