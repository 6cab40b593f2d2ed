/** Text from outside in a document and in a tooltip: what is shown is the text, with nothing in it read as markup. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import MarkdownIt12 from 'markdown-it-12';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { visibleSigns } from '../../../src/core/text/displayText';
import { markdownText, tooltipMarkdown } from '../../../src/core/text/markdownText';

/** As the preview of VS Code sets it; the oldest that is supported has version 12. */
const previews = [MarkdownIt12, MarkdownIt].flatMap((engine) =>
  [true, false].map((html) => {
    const preview = engine({ html, linkify: true });
    preview.linkify.set({ fuzzyLink: false });
    return (text: string): string => preview.render(text);
  }),
);
/** As VS Code renders tooltips. */
const tooltips = new Marked({ gfm: true, breaks: true });

describe('text in a Markdown document', () => {
  it.each([
    ['tokyo_office-vpn (8:00 PM), 3.5 s: OK!', 'tokyo_office-vpn (8:00 PM), 3.5 s: OK!'],
    ['arn:aws:sns:eu-west-1:123456789012:vpn', 'arn:aws:sns:eu-west-1:123456789012:vpn'],
    ['**bold** _em_ `code`', '\\*\\*bold\\*\\* \\_em\\_ \\`code\\`'],
    ['__a__ _ b_c_d __x', '\\_\\_a\\_\\_ \\_ b_c_d \\_\\_x'],
    ['a | b', 'a \\| b'],
    ['<img src=x> &amp;', '&lt;img src=x\\> \\&amp;'],
    ['![a](https://x.example)', '`![a](https://x.example)`'],
    ['see //x.example/y, www.x.example', 'see `//x.example/y,` `www.x.example`'],
    ['it@example.com @hana', '`it@example.com` `@hana`'],
    ['a@b|c`d@e', '`a@b`\\|c\\``d@e`'],
    ['$x$', '\\$x\\$'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['# title', '\\# title'],
    ['===', '\\==='],
    ['two\n  lines ', 'two lines'],
    ['$(bell) [a](b)', '\\$(bell) \\[a\\]\\(b)'],
    ['\u202eevil\u0007', '⟨U+202E⟩evil␇'],
  ])('%j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('is not cut', () => {
    expect(markdownText('word '.repeat(200))).toHaveLength(999);
  });
});

const parts = [
  ...['a', 'Z', '1', ' ', '\n', '.', 'é', '東', '@', '//', 'www.', 'http://x.example', 'mailto:'],
  ...['a@b.example', '<b>', '&amp;', '&#42;', '<!--', '](', '__', '**', '```', '  ', '\t', '😀'],
  ...Array.from('!"#$%&\'()*+,-./:;<=>?[\\]^_`{|}~'),
];
const texts = fc
  .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(''))
  .filter((text) => text.trim() !== '');

/** What a reader sees of HTML without any tags but these. */
function seen(html: string, ...tags: string[]): string {
  const bare = html.replace(new RegExp(`</?(?:${['p', 'code', ...tags].join('|')})>\n?`, 'g'), '');
  expect(bare).not.toMatch(/<\/?[a-z!]/i);
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    '#39': "'",
  };
  return bare.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => signs[name] ?? '').trim();
}

/** The text on one line. */
function plain(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return visibleSigns(lines.filter(Boolean).join(' '));
}

describe('whatever the text is', () => {
  it.each<[string, (markdown: string) => string, readonly string[]]>([
    ['a paragraph', (text) => text, []],
    ['an item of a list', (text) => `- ${text}`, ['ul', 'li']],
    ['a heading', (text) => `# ${text}`, ['h1']],
    ['bold text', (text) => `**${text}**`, ['strong']],
    [
      'a cell',
      (text) => `| |\n| --- |\n| ${text} |`,
      ['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
  ])('%s shows it', (_, frame, tags) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const render of previews)
          expect(seen(render(frame(markdownText(text))), ...tags)).toBe(plain(text));
      }),
      { numRuns: 500 },
    );
  });

  it('a tooltip shows it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const html = tooltips.parse(`${tooltipMarkdown(text)}  \n`, { async: false });
        expect(seen(html)).toBe(plain(text));
        const title = tooltips.parse(`**${tooltipMarkdown(text)}**\n\n`, { async: false });
        expect(seen(title, 'strong')).toBe(plain(text));
      }),
      { numRuns: 500 },
    );
  });
});
