/**
 * The star of filter patterns: it matches any text at the start and at the end of a string, and
 * itself anywhere else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#matching-terms-json-log-events
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_logs.FilterPattern.html
 */

/** Whether a text matches the string of a pattern. */
export function starTest(pattern: string): (text: string) => boolean {
  if (pattern === '*') return () => true;
  const before = pattern.startsWith('*');
  const after = pattern.endsWith('*');
  const fixed = pattern.slice(before ? 1 : 0, after ? -1 : undefined);
  if (before && after) return (text) => text.includes(fixed);
  if (before) return (text) => text.endsWith(fixed);
  return after ? (text) => text.startsWith(fixed) : (text) => text === fixed;
}
