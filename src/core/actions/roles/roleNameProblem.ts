/** Validates the name of a role. */
import type { Translate } from '../../ports/translate';
import type { Problem } from '../write/problem';

/**
 * An error for a name that IAM rejects.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function roleNameProblem(text: string, t: Translate): Problem | undefined {
  const name = text.trim();
  if (name === '') return error(t('Enter a name for the role.'));
  if (name.length > 64)
    return error(t('A role name has at most 64 characters; this one has {0}.', name.length));
  if (!/^[\w+=,.@-]+$/.test(name)) {
    return error(
      t('A role name consists of letters A–Z and a–z, digits and the signs + = , . @ _ -'),
    );
  }
  return undefined;
}

function error(text: string): Problem {
  return { severity: 'error', text };
}
