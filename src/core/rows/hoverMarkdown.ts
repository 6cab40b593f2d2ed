/** A hover as Markdown with theme icons and command links. */
import { tooltipMarkdown } from '../text/markdownText';
import type { Hover, HoverCommand, HoverLink } from './hover';

/**
 * The Markdown. Names in it may contain anything: they stay text, neither markup nor an icon.
 * @param fullId the command as the editor knows it
 */
export function hoverMarkdown(
  { title, lines, links }: Hover,
  fullId: (command: HoverCommand) => string,
): string {
  const facts = lines.map(({ icon, text }) => `$(${icon}) ${plainMarkdown(text)}`);
  const linked = links.map((link) => linkMarkdown(link, fullId));
  return [
    `**${plainMarkdown(title)}**`,
    ...(facts.length > 0 ? [facts.join('  \n')] : []),
    ...(linked.length > 0 ? [linked.join(' &nbsp;|&nbsp; ')] : []),
  ].join('\n\n');
}

/**
 * The editor looks for icons after it has rendered the Markdown, so that a backslash does not keep a
 * dollar sign from starting one; a character reference does.
 */
function plainMarkdown(text: string): string {
  return tooltipMarkdown(text).replaceAll('\\$', '&#36;');
}

function linkMarkdown(
  { icon, label, command, argument }: HoverLink,
  fullId: (command: HoverCommand) => string,
): string {
  const query = argument === undefined ? '' : `?${encodedArguments(argument)}`;
  return `[$(${icon}) ${plainMarkdown(label)}](command:${fullId(command)}${query})`;
}

/**
 * The editor decodes the arguments twice, so they contain no percent sign; brackets would end the
 * link.
 */
function encodedArguments(argument: unknown): string {
  const json = JSON.stringify([argument]).replaceAll('%', '\\u0025');
  return encodeURIComponent(json).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
