/** JSON with comments, for previews: comments that cannot be broken out of, values that stay the same. */

/** A line break inside a name must not end the comment. */
export function comments(lines: readonly string[]): string {
  return lines
    .map((line) => `// ${line.replace(/[\r\n\u2028\u2029]+/g, ' ')}`.trimEnd())
    .join('\n');
}

/** What cannot be seen, or would turn or break a line, is escaped: the value stays the same. */
export function json(input: unknown): string {
  return JSON.stringify(input, undefined, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
