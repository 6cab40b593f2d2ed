/**
 * The regular expressions of filter patterns: a small language without groups.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions
 */
import { PatternError } from './patternError';

/** Letters, digits, and the signs that AWS lists; the rest is written as `\xhh` or escaped. */
const allowed = /^(?:[\w#=@/;,: -]|[[\]{}|?*+.^$]|\\[dDsSwW]|\\x[0-9a-fA-F]{2}|\\[^\w\s])*$/;

/** @throws PatternError for what AWS does not support */
export function patternRegex(source: string): RegExp {
  if (source === '' || !allowed.test(source)) throw new PatternError(`%${source}%`);
  try {
    return new RegExp(source);
  } catch {
    throw new PatternError(`%${source}%`);
  }
}
