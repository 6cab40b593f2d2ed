/**
 * Parses the headers of the config file like the AWS CLI: `[default]`, or a kind and a name,
 * optionally in quotation marks. Sections of other kinds are ignored.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html#cli-configure-files-using-profiles
 */
import type { ConfigProblem } from '../../core/model/failures/configFault';
import { shellWords } from './shellWords';

/** The kinds of section that are read. */
export type SectionKind = 'profile' | 'sso-session' | 'services';

/** A parsed header. */
export type ConfigHeader =
  | { readonly kind: SectionKind; readonly name: string }
  /** The AWS CLI ignores the section; `name` is the intended header, or what is missing. */
  | { readonly problem: HeaderProblem; readonly name: string };

/** Why a section has no name. */
type HeaderProblem = Extract<ConfigProblem, 'unclosedQuote' | 'unquotedName' | 'missingName'>;

const kinds: readonly SectionKind[] = ['profile', 'sso-session', 'services'];

/** Undefined for a section of another kind. */
export function configHeader(header: string): ConfigHeader | undefined {
  if (header === 'default') return { kind: 'profile', name: 'default' };
  const kind = kinds.find((each) => header.startsWith(each));
  if (kind === undefined) return undefined;
  const words = shellWords(header);
  // Only the start of the first word counts: the AWS CLI reads `[profiles x]` as the profile x.
  if (words?.length === 2) return { kind, name: words[1] ?? '' };
  const rest = header.slice(kind.length);
  if (!/^(["'\\\s]|$)/.test(rest)) return undefined;
  if (!words) return { problem: 'unclosedQuote', name: header };
  if (words.length < 2) return { problem: 'missingName', name: kind };
  return { problem: 'unquotedName', name: `${kind} "${words.slice(1).join(' ')}"` };
}
