/**
 * The headers of the config file, as the AWS CLI reads them: `[default]`, or a kind and a name, which
 * quotation marks may surround. Sections of all other kinds are none of ours.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html#cli-configure-files-using-profiles
 */
import type { ConfigProblem } from '../../core/model/errors';
import { shellWords } from './shellWords';

/** The kinds of section that are read. */
export type SectionKind = 'profile' | 'sso-session' | 'services';

/** What a header says. */
export type ConfigHeader =
  | { readonly kind: SectionKind; readonly name: string }
  /** The AWS CLI passes over the section; `name` says how the header is meant, or what it lacks. */
  | { readonly problem: HeaderProblem; readonly name: string };

/** Why a section has no name. */
export type HeaderProblem = Extract<
  ConfigProblem,
  'unclosedQuote' | 'unquotedName' | 'missingName'
>;

const kinds: readonly SectionKind[] = ['profile', 'sso-session', 'services'];

/** Undefined for a section that is none of ours. */
export function configHeader(header: string): ConfigHeader | undefined {
  if (header === 'default') return { kind: 'profile', name: 'default' };
  const kind = kinds.find((each) => header.startsWith(each));
  if (kind === undefined) return undefined;
  const words = shellWords(header);
  // The first word needs only to begin so: the AWS CLI takes `[profiles x]` for the profile x.
  if (words?.length === 2) return { kind, name: words[1] ?? '' };
  const rest = header.slice(kind.length);
  if (!/^(["'\\\s]|$)/.test(rest)) return undefined;
  if (!words) return { problem: 'unclosedQuote', name: header };
  if (words.length < 2) return { problem: 'missingName', name: kind };
  return { problem: 'unquotedName', name: `${kind} "${words.slice(1).join(' ')}"` };
}
