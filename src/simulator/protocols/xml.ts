/**
 * Serializes outputs as XML. Lists need a tag for their items: `item` in EC2, `member` elsewhere.
 */
import { isList, isMap, type Value } from './output';

/** What an element contains: text, elements by name (a list repeats its element), or nothing. */
export type XmlContent = string | boolean | undefined | readonly XmlContent[] | XmlElements;

/** The elements inside another, by name. */
export interface XmlElements {
  readonly [name: string]: XmlContent;
}

/**
 * Characters that XML cannot represent, so that no client could parse the response.
 * https://www.w3.org/TR/xml/#charsets
 */
const unspellable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A document with one root element. */
export function xmlDocument(
  root: string,
  namespace: string | undefined,
  content: XmlElements,
): string {
  const attributes = namespace === undefined ? '' : ` xmlns="${escaped(namespace)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributes}>${inside(content)}</${root}>`;
}

function element(name: string, content: XmlContent): string {
  if (content === undefined) return '';
  if (isSequence(content)) return content.map((item) => element(name, item)).join('');
  return `<${name}>${inside(content)}</${name}>`;
}

function inside(content: string | boolean | XmlElements): string {
  if (typeof content !== 'object') return escaped(String(content));
  return Object.entries(content)
    .map(([name, child]) => element(name, child))
    .join('');
}

function isSequence(content: XmlContent): content is readonly XmlContent[] {
  return Array.isArray(content);
}

function escaped(text: string): string {
  return text
    .replaceAll(unspellable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** The elements of a value. */
export function xmlValue(value: Value, itemTag: 'item' | 'member'): XmlContent {
  if (value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (isList(value)) return { [itemTag]: value.map((item) => xmlValue(item, itemTag)) };
  if (isMap(value))
    return { entry: [...value].map(([key, text]) => ({ key, value: String(text) })) };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, xmlValue(member, itemTag)]),
  );
}
