/** What is typed into a terminal for a person: never anything that a shell reads a meaning into. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signInCommand, signInText, type TerminalRemedy } from '../../src/core/signInCommand';

describe('signInCommand', () => {
  it.each<[TerminalRemedy, string]>([
    [{ kind: 'ssoLogin', profile: 'corp' }, 'aws sso login --profile corp'],
    [{ kind: 'ssoLogin', profile: 'a.b_c@d/e+f:g-1' }, 'aws sso login --profile a.b_c@d/e+f:g-1'],
    [
      { kind: 'ssoLogin', profile: 'corp', session: 'office' },
      'aws sso login --sso-session office',
    ],
    [{ kind: 'consoleLogin', profile: 'corp' }, 'aws login --profile corp'],
  ])('%j → %s', (remedy, line) => {
    expect(signInCommand(remedy)).toEqual({ line, env: {} });
    expect(signInText(remedy)).toBe(line);
  });

  it.each(['a b', 'a;b', '$(b)', '`b`', "a'b", 'a"b', '%b%', '-b', '@b', '!b', 'a\nb', '~', ''])(
    'does not type %j',
    (profile) => {
      const env = { AWS_PROFILE: profile };
      expect(signInCommand({ kind: 'ssoLogin', profile })).toEqual({ line: 'aws sso login', env });
      expect(signInCommand({ kind: 'ssoLogin', profile, session: profile })).toEqual({
        line: 'aws sso login',
        env,
      });
      expect(signInCommand({ kind: 'consoleLogin', profile })).toEqual({ line: 'aws login', env });
    },
  );

  it('types words of letters, digits and seven marks, whatever the names are', () => {
    const name = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(name, name, (profile, session) => {
        const { line } = signInCommand({ kind: 'ssoLogin', profile, session });
        expect(line).toMatch(/^aws sso login( --sso-session \w[\w.:/@+-]*)?$/);
      }),
    );
  });
});
