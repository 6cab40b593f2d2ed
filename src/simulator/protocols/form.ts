/** Parses the form body of a Query call: `A.member.1.B=v` becomes a tree of texts. */
import type { WireRequest } from '../../core/ports/wire';
import { AwsError } from './awsError';

/** A tree whose leaves are texts. */
export interface FormTree {
  [name: string]: string | FormTree;
}

/** The longest paths of AWS's operations have ten parts. */
const deepest = 32;
/** PutMetricData with 1,000 metrics of 30 dimensions has about 64,000. */
const mostParameters = 100_000;

/**
 * The parameters in the query string and in the body.
 * @throws AwsError for more of them, or longer names, than any operation has
 */
export function readForm(request: WireRequest): FormTree {
  const tree: FormTree = newTree();
  for (const source of sourcesOf(request)) {
    if (hasTooMany(source)) throw malformed(`it has over ${mostParameters} parameters`);
    for (const [name, value] of new URLSearchParams(source)) {
      const path = name.split('.', deepest + 1);
      if (path.length > deepest)
        throw malformed(`the name of a parameter has over ${deepest} parts`);
      put(tree, path, value);
    }
  }
  return tree;
}

/**
 * One parameter by its full name; undefined in a form that `readForm` rejects for its length as
 * well.
 */
export function parameterOf(request: WireRequest, name: string): string | undefined {
  const sources = sourcesOf(request);
  if (sources.some(hasTooMany)) return undefined;
  return sources.flatMap((source) => new URLSearchParams(source).get(name) ?? [])[0];
}

function sourcesOf({ path, body }: WireRequest): readonly string[] {
  return [path.split('?')[1] ?? '', body];
}

function hasTooMany(source: string): boolean {
  let count = 1;
  for (let at = source.indexOf('&'); at >= 0; at = source.indexOf('&', at + 1)) count++;
  return count > mostParameters;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
function malformed(why: string): AwsError {
  const message = `The query string contains a syntax error: ${why}.`;
  return new AwsError('MalformedQueryString', message, { status: 404 });
}

/** The text of a top-level parameter. */
export function formText(tree: FormTree, name: string): string | undefined {
  const value = tree[name];
  return typeof value === 'string' ? value : undefined;
}

function put(tree: FormTree, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    tree[name] ??= value;
    return;
  }
  let child = tree[name];
  if (typeof child !== 'object') tree[name] = child = newTree();
  put(child, rest, value);
}

/** Without a prototype: names are external data. */
function newTree(): FormTree {
  return Object.create(null) as FormTree;
}
