import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText, displayName, displayText } from '../../../src/core/text/displayText';

describe('displayText', () => {
  it.each([
    ['corp-vpn', 'corp-vpn'],
    ['営業部 VPN', '営業部 VPN'],
    ['עברית', 'עברית'],
    ['**bold** <b> `code` | [x]', '**bold** <b> `code` | [x]'],
    ['two\nlines\tand\u0000nothing', 'two␊lines␉and␀nothing'],
    ['\u007f\u0085', '␡⟨U+0085⟩'],
    ['evil\u202Etxt.exe', 'evil⟨U+202E⟩txt.exe'],
    ['a\u2066b\u2069\u200e\u061c', 'a⟨U+2066⟩b⟨U+2069⟩⟨U+200E⟩⟨U+061C⟩'],
    ['zero\u200bwidth\ufeff\u2028', 'zero⟨U+200B⟩width⟨U+FEFF⟩⟨U+2028⟩'],
    ['half \ud800 a pair', 'half ⟨U+D800⟩ a pair'],
    ['family 👨\u200d👩\u200d👧', 'family 👨\u200d👩\u200d👧'],
    ['$(bell) up', '$ (bell) up'],
    ['[here](command:workbench.action.quit)', '[here] (command:workbench.action.quit)'],
  ])('%j is shown as %j', (text, shown) => {
    expect(displayText(text)).toBe(shown);
  });

  it('cuts what is very long at a whole character', () => {
    const shown = displayText('😀'.repeat(1000));
    expect(Array.from(shown)).toHaveLength(300);
    expect(shown.endsWith('😀…')).toBe(true);
  });

  it('shows nothing invisible, no icon and no link, and changes nothing at the second pass', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: hostile }));
    fc.assert(
      fc.property(text, (outside) => {
        const shown = displayText(outside);
        expect(shown).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\$\(|\]\(/u);
        expect(displayText(shown)).toBe(shown);
      }),
    );
  });
});

const hostile = fc.constantFrom('$', '(', ']', '[', '\\', '\n', '\u202e', '\u200d', '\ud83d', 'a');

describe('displayName', () => {
  it.each([
    [['', '  ', undefined, 'id-1'], 'id-1'],
    [['name', 'id-1'], 'name'],
    [['', undefined], '—'],
    [[], '—'],
  ])('%j gives %s', (candidates, name) => {
    expect(displayName(...candidates)).toBe(name);
  });
});

describe('clipText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
  ])('%s in %i characters is %s', (text, max, clipped) => {
    expect(clipText(text, max)).toBe(clipped);
  });
});
