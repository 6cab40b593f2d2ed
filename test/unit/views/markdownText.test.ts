import { describe, expect, it } from 'vitest';
import { markdownText } from '../../../src/core/views/markdownText';

describe('text in a Markdown document', () => {
  it.each([
    ['tokyo_office-vpn (8:00 PM), 3.5 s: OK!', 'tokyo_office-vpn (8:00 PM), 3.5 s: OK!'],
    ['arn:aws:sns:eu-west-1:123456789012:vpn', 'arn:aws:sns:eu-west-1:123456789012:vpn'],
    ['**bold** _em_ `code`', '\\*\\*bold\\*\\* \\_em\\_ \\`code\\`'],
    ['a | b', 'a \\| b'],
    ['<img src=x> &amp;', '&lt;img src=x\\> \\&amp;'],
    ['![a](https://x.example)', '!\\[a\\] (https\\://x.example)'],
    ['www.x.example', 'www\\.x.example'],
    ['it@example.com @hana', 'it@example.com \\@hana'],
    ['$x$', '\\$x\\$'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['# title', '\\# title'],
    ['two\n  lines ', 'two lines'],
    ['\u202eevil\u0007', '⟨U+202E⟩evil␇'],
  ])('%j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('is not cut', () => {
    expect(markdownText('word '.repeat(200))).toHaveLength(999);
  });
});
