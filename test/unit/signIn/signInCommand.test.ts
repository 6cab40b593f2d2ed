/** The command that signs a profile in, as each shell has it and as a sentence has it. */
import { describe, expect, it } from 'vitest';
import {
  signInCommand,
  signInText,
  type TerminalRemedy,
} from '../../../src/core/signIn/signInCommand';
import { failureSentence } from '../../../src/core/text/failures/failureSentence';
import { refusedWordText } from '../../../src/core/text/failures/refusedWordText';
import { plainTranslate } from '../../fakes/plainTranslate';

describe('signInCommand', () => {
  it.each<[TerminalRemedy, string]>([
    [{ kind: 'ssoLogin', profile: 'corp' }, 'aws sso login --profile corp'],
    [{ kind: 'ssoLogin', profile: 'a.b_c@d/e+f:g-1' }, 'aws sso login --profile a.b_c@d/e+f:g-1'],
    [
      { kind: 'ssoLogin', profile: 'corp', session: 'office' },
      'aws sso login --sso-session office',
    ],
    [
      { kind: 'ssoLogin', profile: 'corp', session: 'FOO BAR' },
      'aws sso login --sso-session "FOO BAR"',
    ],
    [{ kind: 'consoleLogin', profile: 'corp' }, 'aws login --profile corp'],
    [
      { kind: 'consoleLogin', profile: 'my profile; 東京' },
      'aws login --profile "my profile; 東京"',
    ],
    [{ kind: 'consoleLogin', profile: '-x' }, 'aws login "--profile=-x"'],
  ])('%j → %s in every shell', (remedy, text) => {
    for (const shell of ['sh', 'powershell', 'cmd'] as const)
      expect(signInCommand(remedy, shell)).toEqual({ text });
    expect(signInText(remedy)).toBe(text);
  });

  it.each(['$(b)', '`b`', "a'b", 'a"b', '%b%', '!b', 'a\nb', 'a\\b', 'o’b'])(
    'has nobody text for all shells with %j, so the sentence has none',
    (profile) => {
      const remedy = { kind: 'ssoLogin', profile } as const;
      expect(signInText(remedy)).toBeUndefined();
      const sentence = failureSentence({ kind: 'expired', profile, remedy }, plainTranslate);
      expect(sentence).toMatch(/is not signed in\. Choose Sign In…$/);
      expect(sentence).not.toContain('aws ');
    },
  );

  it('is not cut to fit into a sentence', () => {
    const profile = 'x'.repeat(400);
    const failure = { kind: 'expired', profile, remedy: { kind: 'ssoLogin', profile } } as const;
    expect(failureSentence(failure, plainTranslate)).not.toContain('aws ');
  });
});

describe('a name that is refused', () => {
  it.each([
    [
      'a\nb',
      'sh',
      'The name a␊b cannot be used in a command for sh: it contains the character ␊. Use another name.',
    ],
    [
      '%x%',
      'cmd',
      'The name %x% cannot be used in a command for cmd: it contains the character %. Use another name.',
    ],
    [
      'a"b',
      'powershell',
      'The name a"b cannot be used in a command for PowerShell: it contains the character ". Use another name.',
    ],
    [
      'a b',
      'other',
      'The name a b cannot be used in a command for this shell: it contains the character  . Use another name.',
    ],
    ['', 'powershell', 'An empty name cannot be used in a command for PowerShell.'],
  ] as const)('%j is reported with its sign, for %s', (profile, shell, sentence) => {
    const command = signInCommand({ kind: 'ssoLogin', profile }, shell);
    expect('refused' in command && refusedWordText(command.refused, plainTranslate)).toBe(sentence);
  });
});
