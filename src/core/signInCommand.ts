/** The command that signs a profile in, as a person types it and as it is typed for them. */
import type { Remedy } from './errors';

/** The remedies that a command of the AWS CLI is. */
export type TerminalRemedy = Extract<Remedy, { readonly kind: 'ssoLogin' | 'consoleLogin' }>;

/** What to type into a shell of any kind, and what its environment must have. */
export interface TerminalCommand {
  readonly line: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A word that no shell reads anything into, and that no program takes for an option. */
export const plainWord = /^[A-Za-z0-9_][A-Za-z0-9_.:/@+-]*$/;

/** The command in full, for people to read. */
export function signInText(remedy: TerminalRemedy): string {
  return [...program(remedy), ...whom(remedy)].join(' ');
}

/**
 * The command for a terminal. A name that some shell could read something into is not typed at all,
 * however quoted, for which shell reads it is not known: the CLI takes it from the environment.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 */
export function signInCommand(remedy: TerminalRemedy): TerminalCommand {
  const [option = '', name = ''] = whom(remedy);
  if (plainWord.test(name)) return { line: [...program(remedy), option, name].join(' '), env: {} };
  return { line: program(remedy).join(' '), env: { AWS_PROFILE: remedy.profile } };
}

function program({ kind }: TerminalRemedy): readonly string[] {
  return kind === 'ssoLogin' ? ['aws', 'sso', 'login'] : ['aws', 'login'];
}

/** One session signs in all profiles that share it. */
function whom(remedy: TerminalRemedy): readonly string[] {
  return remedy.kind === 'ssoLogin' && remedy.session !== undefined
    ? ['--sso-session', remedy.session]
    : ['--profile', remedy.profile];
}
