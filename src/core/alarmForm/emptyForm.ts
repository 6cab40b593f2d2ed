/** The form before its endpoint and its account are known. */
import type { Translate } from '../ports/translate';
import type { FormField, FormModel } from './view/formModel';

/** The form with the field of the endpoint only. @param missing what is being read, or why not */
export function emptyForm(
  field: FormField,
  missing: string | undefined,
  t: Translate,
): Omit<FormModel, 'revision' | 'texts' | 'language' | 'run'> {
  return {
    title: t('Create Connection Alarm'),
    notices: [],
    sections: [{ title: '', fields: [field] }],
    forecast: null,
    cost: null,
    costDetails: [],
    limitations: [],
    mail: null,
    calls: null,
    operations: null,
    faults: field.problems.map(({ text }) => ({ key: field.key, text })),
    warnings: [],
    createLabel: t('Create Alarm'),
    blocked: missing ?? null,
  };
}
