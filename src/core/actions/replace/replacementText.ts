/** Texts about what changes in an overwritten alarm, and what it loses. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { Replacement } from './replaceAlarm';

/** One sentence for each member that is changed or removed. */
export function replacementTexts({ differences }: Replacement, t: Translate): readonly string[] {
  return differences.map(({ property, wanted, found }) => {
    const name = displayText(property);
    if (wanted === 'undefined') return t('{0} is dropped: it is {1} now.', name, found);
    if (found === 'undefined') return t('{0} becomes {1}.', name, wanted);
    return t('{0} is {1} now and becomes {2}.', name, found, wanted);
  });
}

/** The members of the alarm that are removed, and the lists of actions that lose entries. */
export function lossesOf({ differences, configuration, call }: Replacement): readonly string[] {
  return differences
    .filter(({ property, wanted, found }) => {
      if (wanted === 'undefined') return true;
      const [before, after] = [configuration[property], call.input[property]];
      if (found === 'undefined' || !Array.isArray(before)) return false;
      return !before.every((item) => Array.isArray(after) && after.includes(item));
    })
    .map(({ property }) => property);
}

/** One sentence that names the losses. */
export function lossesText(losses: readonly string[], t: Translate): string {
  return t(
    'The alarm loses its values of {0}, which the editor shows.',
    losses.map(displayText).join(', '),
  );
}
