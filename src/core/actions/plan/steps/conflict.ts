/** Resources that the plan did not create and that prevent a step. */
import type { Alarm } from '../../../model/alarm';
import { parseTopicArn, type Topic } from '../../../model/topic';
import type { Translate } from '../../../ports/translate';

/** What a step found in the place of what it creates. */
export type Conflict =
  | { readonly kind: 'topicExists'; readonly topic: Topic }
  /** `changed`: it is the alarm to overwrite, but no longer as the user saw it. */
  | { readonly kind: 'alarmExists'; readonly alarm: Alarm; readonly changed: boolean }
  /** The alarm to overwrite no longer exists. */
  | { readonly kind: 'alarmGone'; readonly name: string };

const texts: {
  readonly [K in Conflict['kind']]: (
    conflict: Extract<Conflict, { kind: K }>,
    t: Translate,
  ) => string;
} = {
  topicExists: ({ topic: { arn } }, t) =>
    t(
      'A topic named {0} was created in the meantime. Start again and choose that topic or another name.',
      parseTopicArn(arn)?.name ?? arn,
    ),
  alarmExists: ({ alarm: { name }, changed }, t) =>
    changed
      ? t(
          'The alarm {0} was changed in the meantime, so it was not overwritten. Start again.',
          name,
        )
      : t(
          'An alarm named {0} was created in the meantime, so it was not overwritten. Start again.',
          name,
        ),
  alarmGone: ({ name }, t) => t('The alarm {0} no longer exists.', name),
};

/** One sentence for display. */
export function conflictText(conflict: Conflict, t: Translate): string {
  // The table pairs each kind with its text, which the type of an indexed access cannot express.
  const text = texts[conflict.kind] as (conflict: Conflict, t: Translate) => string;
  return text(conflict, t);
}
