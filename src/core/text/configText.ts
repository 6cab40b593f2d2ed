/** Describes a fault of a config file in a sentence that names the file and the line. */
import type { ConfigFault } from '../model/failures/configFault';
import type { Translate } from '../ports/translate';
import { displayText } from './displayText';

/** One whole sentence or two. */
export function configText(fault: ConfigFault, t: Translate): string {
  const where = placeOf(fault, t);
  const name = displayText(fault.name ?? '');
  switch (fault.problem) {
    case 'line':
      return t('{0} is neither a section, a setting nor a comment. Correct it.', where);
    case 'noSection':
      return t('{0} is a setting before the first section. Move it into a section.', where);
    case 'encoding':
      return t('{0} is not plain UTF-8 text. Save the file as UTF-8.', where);
    case 'noProfilePrefix':
      return t('{0} must begin with the word profile: [profile {1}].', where, name);
    case 'profilePrefix':
      return t('{0} must not begin with the word profile in this file: [{1}].', where, name);
    case 'repeatedSection':
      return t('{0} starts the section [{1}] a second time. Merge the two sections.', where, name);
    case 'repeatedSetting':
      return t('{0} repeats the setting {1}. Remove one of them.', where, name);
    case 'unclosedQuote':
      return t('{0} has an extra quotation mark or backslash: [{1}]. Correct it.', where, name);
    case 'unquotedName':
      return t('{0} has a name of several words. Put it in quotation marks: [{1}].', where, name);
    case 'missingName':
      return t('{0} has no name after the word {1}. Add it.', where, name);
    case 'indented':
      return t(
        '{0} is indented, so it belongs to the setting {1} above it. Remove the space.',
        where,
        name,
      );
    case 'missingSection':
      return t(
        '{0} refers to the section [{1}], which does not exist. Add or correct it.',
        where,
        name,
      );
    case 'missingSetting':
      return t('{0} is missing the setting {1}. Add it.', where, name);
    case 'badValue':
      return t('{0} has a value for {1} that cannot be used. Correct it.', where, name);
    case 'unreadable':
      return t('{0} cannot be read. Check the file and its permissions.', where);
  }
}

/** Starts every sentence. */
function placeOf({ file, line }: ConfigFault, t: Translate): string {
  if (file === undefined) return t('The environment');
  return line === undefined ? displayText(file) : t('Line {1} of {0}', displayText(file), line);
}
