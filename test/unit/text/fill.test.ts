import { describe, expect, it } from 'vitest';
import { fill, template } from '../../../src/core/text/fill';
import { plainTranslate } from '../../fakes/plainTranslate';

describe('template', () => {
  it.each(['Refresh', 'Updated {0}', '{0}: since {1}', '{1} before {0}, {1} again'])(
    'keeps the placeholders of “%s”',
    (text) => {
      expect(template(plainTranslate)(text)).toBe(text);
    },
  );

  it('keeps the order of the translation', () => {
    const t = template((_, first = '', second = '') => `${second} の ${first}`);
    expect(fill(t('{0} of {1}'), 'a', 'b')).toBe('b の a');
  });
});
