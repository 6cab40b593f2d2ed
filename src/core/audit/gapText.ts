/** Describes data that an audit could not read. */
import type { DataGap } from './readAudit';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { failureText } from '../text/failures/failureText';

/** What could not be read, and the consequence, in sentences. */
export function gapText(gap: DataGap, t: Translate): string {
  switch (gap.kind) {
    case 'samples':
      return t('The counts could not be read. {0}', failureText(gap.failure, t).sentence);
    case 'connections':
      return t(
        'The current connections could not be read from EC2. {0}',
        failureText(gap.failure, t).sentence,
      );
    case 'log':
      return t(
        'The connection log could not be read, so only the last hour is available. {0}',
        failureText(gap.failure, t).sentence,
      );
    case 'filters':
      return t(
        'The metric filters of the log group could not be read. {0}',
        failureText(gap.failure, t).sentence,
      );
    case 'history':
      return t(
        'The history of the alarm {0} could not be read, so what it did is replayed instead. {1}',
        displayText(gap.alarmName),
        failureText(gap.failure, t).sentence,
      );
    case 'replay':
      return t(
        '{0}: {1} What it did before the start of its history is unknown.',
        displayText(gap.alarmName),
        failureText(gap.failure, t).sentence,
      );
    case 'noLog':
      return t(
        'Connection logging is off for this endpoint, so only connections that are open or ended within the last hour are known.',
      );
    case 'logCut':
      return t(
        'There was more in the connection log than could be read; the oldest part is missing.',
      );
  }
}
