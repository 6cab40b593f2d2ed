/** The command that signs in a profile, typed by the user or into a terminal for them. */
import type { Remedy } from '../model/errors';
import { commandLine, option, type Shell, type ShellText } from './shellQuoting';

/** The remedies that are commands of the AWS CLI. */
export type TerminalRemedy = Extract<Remedy, { readonly kind: 'ssoLogin' | 'consoleLogin' }>;

/** The command in the syntax of a shell. */
export function signInCommand(remedy: TerminalRemedy, shell: Shell): ShellText {
  return commandLine([...program(remedy), ...whom(remedy)], shell);
}

/** The command for display; undefined where shells need different quoting. */
export function signInText(remedy: TerminalRemedy): string | undefined {
  const shells = ['sh', 'powershell', 'cmd'] as const;
  const texts = shells.map((shell) => {
    const command = signInCommand(remedy, shell);
    return 'text' in command ? command.text : undefined;
  });
  return new Set(texts).size === 1 ? texts[0] : undefined;
}

function program({ kind }: TerminalRemedy): readonly string[] {
  return kind === 'ssoLogin' ? ['aws', 'sso', 'login'] : ['aws', 'login'];
}

/** One session signs in all profiles that share it. */
function whom(remedy: TerminalRemedy): readonly string[] {
  return remedy.kind === 'ssoLogin' && remedy.session !== undefined
    ? option('--sso-session', remedy.session)
    : option('--profile', remedy.profile);
}
