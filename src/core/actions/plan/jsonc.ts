/** JSON with comments, for previews. Text cannot end a comment early, and values are unchanged. */

/** A line break inside a name must not end the comment. */
export function comments(lines: readonly string[]): string {
  return lines
    .map((line) => `// ${line.replace(/[\r\n\u2028\u2029]+/g, ' ')}`.trimEnd())
    .join('\n');
}

/**
 * Escapes invisible characters, bidirectional overrides and line breaks. The value is unchanged.
 */
export function json(input: unknown): string {
  return JSON.stringify(input, undefined, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
