/**
 * Serializes outputs as XML. Lists need a tag for their items: `item` in EC2, `member` elsewhere.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { isList, isMap, type Value } from './output';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the same class has moved to a package of its own
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  tagValueProcessor: (_tag: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(unspellable, '\ufffd') : value,
});

/**
 * Characters that XML cannot represent, so that no client could parse the response.
 * https://www.w3.org/TR/xml/#charsets
 */
const unspellable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A document with one root element. */
export function xmlDocument(
  root: string,
  namespace: string | undefined,
  content: Readonly<Record<string, unknown>>,
): string {
  const element = { ...(namespace !== undefined && { '@xmlns': namespace }), ...content };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: element })}`;
}

/** The elements of a value. */
export function xmlValue(value: Value, itemTag: 'item' | 'member'): unknown {
  if (value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (isList(value)) return { [itemTag]: value.map((item) => xmlValue(item, itemTag)) };
  if (isMap(value)) return { entry: [...value].map(([key, text]) => ({ key, value: text })) };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, xmlValue(member, itemTag)]),
  );
}
