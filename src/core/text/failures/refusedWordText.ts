/** Why a command cannot be composed, in a sentence. */
import type { Translate } from '../../ports/translate';
import type { RefusedWord, Shell } from '../../signIn/shellQuoting';
import { displayText } from '../displayText';

/** The reason and a workaround. */
export function refusedWordText({ word, sign, shell }: RefusedWord, t: Translate): string {
  const name = shellName(shell, t);
  if (sign === '') return t('An empty name cannot be used in a command for {0}.', name);
  return t(
    'The name {0} cannot be used in a command for {1}: it contains the character {2}. Use another name.',
    displayText(word),
    name,
    displayText(sign),
  );
}

function shellName(shell: Shell, t: Translate): string {
  switch (shell) {
    case 'sh':
      return 'sh';
    case 'powershell':
      return 'PowerShell';
    case 'cmd':
      return 'cmd';
    case 'other':
      return t('this shell');
  }
}
