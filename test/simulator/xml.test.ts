import fc from 'fast-check';
import { XMLBuilder } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { xmlDocument, type XmlContent } from '../../src/simulator/protocols/xml';

const names = fc.constantFrom('item', 'member', 'Name', 'tagSet');
const texts = fc.string({ unit: 'grapheme-ascii' }).filter((text) => text.trim() === text);
const { content } = fc.letrec<{ content: XmlContent }>((tie) => ({
  content: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.boolean(),
    fc.constant(undefined),
    fc.dictionary(names, tie('content'), { maxKeys: 3 }),
    fc.array(fc.dictionary(names, tie('content'), { maxKeys: 2 }), { minLength: 1, maxLength: 3 }),
  ),
}));

it('is written as a well-known builder writes it', () => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the same class has moved to a package of its own
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
  fc.assert(
    fc.property(fc.dictionary(names, content, { maxKeys: 4 }), (elements) => {
      const root = { Root: { '@xmlns': 'urn:a', ...elements } };
      expect(xmlDocument('Root', 'urn:a', elements).split('\n').slice(1).join('\n')).toBe(
        builder.build(root),
      );
    }),
  );
});

it('replaces the characters that XML cannot represent', () => {
  expect(xmlDocument('a', undefined, { b: '\u0000\ud800x\u{1f600}' })).toContain(
    '<b>\ufffd\ufffdx\u{1f600}</b>',
  );
});

it('has one empty element for a list without items', () => {
  expect(xmlDocument('a', undefined, { list: { item: [] }, none: undefined })).toContain(
    '<a><list></list></a>',
  );
});
