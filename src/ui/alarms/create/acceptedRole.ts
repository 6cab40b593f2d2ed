/** An existing role for a log alarm, after its faults were shown. */
import * as vscode from 'vscode';
import type { RoleChoice } from '../../../core/actions/create/alarmDraft';
import { roleState, type RoleQuestion } from '../../../core/actions/roles/checkRole';
import { roleFaultText } from '../../../core/actions/roles/roleFaultText';
import { isExpected } from '../../../core/model/errors';
import type { ScopeAws } from '../../../core/ports/aws';
import { displayText } from '../../../core/text/displayText';
import { failureText } from '../../../core/text/failures/failureText';
import { pick, type Answer, type PickItem } from '../../input/quickInput';

const t = vscode.l10n.t;

/**
 * The role, after its faults were shown.
 * @param arn for a role that perhaps cannot be read
 */
export async function acceptedRole(
  question: RoleQuestion,
  { title, aws }: { readonly title: string; readonly aws: ScopeAws },
  arn?: string,
): Promise<Answer<RoleChoice>> {
  const { faults, found } = await faultTexts(question, aws);
  const chosenArn = found ?? arn;
  const choice: Answer<RoleChoice> = chosenArn
    ? { kind: 'value', value: { kind: 'existing', arn: chosenArn } }
    : { kind: 'back' };
  if (faults.length === 0) return choice;
  const decision = await decideOnRole(
    title,
    faults[0] ?? '',
    faults,
    chosenArn === undefined ? undefined : t('Use it anyway'),
  );
  if (decision === 'use') return choice;
  return { kind: decision === 'cancel' ? 'cancel' : 'back' };
}

/** Sentences about what keeps the role from serving, and its ARN if it was read. */
async function faultTexts(
  question: RoleQuestion,
  aws: ScopeAws,
): Promise<{ readonly faults: readonly string[]; readonly found?: string }> {
  try {
    const state = await roleState(question, aws);
    switch (state.kind) {
      case 'ready':
        return { faults: [], found: state.role.arn };
      case 'faulty':
        return {
          faults: state.faults.map((fault) => roleFaultText(fault, t)),
          found: state.role.arn,
        };
      case 'missing':
        return { faults: [t('There is no role named {0}.', displayText(question.name))] };
    }
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { faults: [failureText(error.failure, t).sentence] };
  }
}

/** Asks what to do about facts of a role. @param use the label of going on; undefined if that is impossible */
export async function decideOnRole(
  title: string,
  placeholder: string,
  facts: readonly string[],
  use: string | undefined,
): Promise<'use' | 'other' | 'cancel'> {
  const answer = await pick<'use' | 'other'>({
    title,
    canGoBack: true,
    placeholder,
    items: [
      { label: `$(arrow-left) ${t('Choose another role')}`, value: 'other' },
      ...(use === undefined
        ? []
        : [{ label: `$(warning) ${use}`, value: 'use' } satisfies PickItem<'use'>]),
      ...(facts.length > 0 ? [{ label: t('Problems of this role') }] : []),
      ...facts.map((text): PickItem<'other'> => ({ label: `$(info) ${text}`, value: 'other' })),
    ],
  });
  if (answer.kind === 'value') return answer.value;
  return answer.kind === 'back' ? 'other' : 'cancel';
}
