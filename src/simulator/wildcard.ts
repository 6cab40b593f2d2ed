/** `*` and `?` as IAM policies and EC2 filters have them. */

/** Whether a whole text fits a pattern. */
export function like(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source.replaceAll('?', '.')}$`, 's').test(text);
}
