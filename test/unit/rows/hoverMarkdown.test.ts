/** Hovers as the editor renders them: names are text, links run known commands with their argument. */
import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { lazyHover, mostFacts, type Hover } from '../../../src/core/rows/hover';
import { hoverMarkdown } from '../../../src/core/rows/hoverMarkdown';

const engine = new Marked({ gfm: true, breaks: true });
const fullId = (id: string): string => `ext.${id}`;
const render = (hover: Hover): string =>
  engine.parse(hoverMarkdown(hover, fullId), { async: false });

/** The editor looks for icons in the rendered text. */
const icons = (html: string): readonly string[] =>
  [...html.matchAll(/\$\(([a-z-]+)\)/g)].map(([, id]) => id ?? '');

/** The arguments of the first link, as the editor decodes them: twice. */
function argumentsOf(html: string): unknown {
  const query = /href="command:ext\.copyId\?([^"]*)"/.exec(html)?.[1] ?? '';
  return JSON.parse(decodeURIComponent(decodeURIComponent(query)));
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '$(flame) $(bell)',
  '[run](command:workbench.action.quit)',
  '\\$(bell) &#36;(bell)',
  'a](command:ext.copyId) ![x](http://x)',
  '\u202egnp.exe',
  '**bold** `code` | & ~ "x"',
  '100%41 %25',
  'x'.repeat(256),
];

describe('a hover', () => {
  it('has a title, facts with icons and links on one line', () => {
    const hover = lazyHover('corp-vpn', () => ({
      facts: [
        ['person', '2 connected'],
        ['bell', undefined],
        ['history', 'as of 10:05'],
      ],
      links: [
        { icon: 'graph', label: 'Chart', command: 'showChart', argument: { scope: 's' } },
        undefined,
        { icon: 'refresh', label: 'Refresh', command: 'refresh' },
      ],
    }));
    expect(hoverMarkdown(hover, fullId)).toBe(
      '**corp\\-vpn**\n\n' +
        '$(person) 2 connected  \n$(history) as of 10\\:05\n\n' +
        '[$(graph) Chart](command:ext.showChart?%5B%7B%22scope%22%3A%22s%22%7D%5D)' +
        ' &nbsp;|&nbsp; [$(refresh) Refresh](command:ext.refresh)',
    );
  });

  it('has at most six lines', () => {
    const many = Array.from({ length: 9 }, (_, i) => ['x', `fact ${i}`] as const);
    const hover = lazyHover('t', () => ({
      facts: many,
      links: [{ icon: 'x', label: 'l', command: 'refresh' }],
    }));
    expect(hover.lines).toHaveLength(mostFacts);
    const lines = hoverMarkdown(hover, fullId).split(/\n+/);
    expect(lines).toHaveLength(6);
  });

  it.each(hostile)('shows %j as text and passes it on unchanged', (name) => {
    const hover = lazyHover(name, () => ({
      facts: [['person', name]],
      links: [{ icon: 'copy', label: name, command: 'copyId', argument: { name } }],
    }));
    const html = render(hover);
    expect(html).not.toMatch(/<(?!\/?(?:p|strong|br|a)\b)/);
    expect(html.match(/href="/g)).toHaveLength(1);
    expect(icons(html)).toEqual(['person', 'copy']);
    expect(argumentsOf(html)).toEqual([{ name }]);
  });

  it('passes on any argument', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const hover = lazyHover('t', () => ({
          facts: [],
          links: [{ icon: 'copy', label: 'l', command: 'copyId', argument: name }],
        }));
        fc.pre(!/\p{Cs}/u.test(name));
        expect(argumentsOf(render(hover))).toEqual([name]);
      }),
    );
  });

  it('is computed once, and only when it is looked at', () => {
    let rendered = 0;
    const hover = lazyHover('t', () => {
      rendered++;
      return { facts: [['x', 'y']] };
    });
    expect(rendered).toBe(0);
    expect([hover.lines, hover.links, hover.lines]).toHaveLength(3);
    expect(rendered).toBe(1);
  });
});
