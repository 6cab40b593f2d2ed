/** What an audit or a replay rests on: assumptions that AWS does not document, and what was missing. */
import type { Learned } from '../../audit/learn';
import type { Lack } from '../../audit/readAudit';
import type { Translate } from '../../ports/translate';
import { displayText } from '../displayText';
import { failureText } from '../failureText';
import type { Format } from '../format';

/** How long an alarm keeps looking at a rise, and from where that is known. */
export function assumptionText(
  { assumptions, episodes }: Learned,
  t: Translate,
  format: Format,
): string {
  const extra = format.count(assumptions.extraDatapoints);
  return episodes > 0
    ? t(
        'An evaluation looks at {0} datapoints more than the alarm asks for: learned from {1} times that this alarm left ALARM. AWS does not document it.',
        extra,
        format.count(episodes),
      )
    : t(
        'Assumed: an evaluation looks at {0} datapoints more than the alarm asks for. AWS does not document it.',
        extra,
      );
}

/** What a replay takes for granted besides. */
export function replayBasis(t: Translate): readonly string[] {
  return [
    t('Assumed: a count can be read as soon as its minute is over.'),
    t('Counts older than 15 days are kept for every five minutes only, newer ones by the minute.'),
  ];
}

/** What could not be read, and what that means. */
export function lackText(lack: Lack, t: Translate): string {
  switch (lack.kind) {
    case 'samples':
      return t('The counts could not be read. {0}', failureText(lack.failure, t).sentence);
    case 'connections':
      return t(
        'EC2 could not be asked who is connected. {0}',
        failureText(lack.failure, t).sentence,
      );
    case 'log':
      return t(
        'The connection log could not be read, so only the last hour is known. {0}',
        failureText(lack.failure, t).sentence,
      );
    case 'history':
      return t(
        'The history of the alarm {0} could not be read, so what it did is replayed. {1}',
        displayText(lack.alarmName),
        failureText(lack.failure, t).sentence,
      );
    case 'replay':
      return t(
        '{0}: {1} What it did before its history begins is not known.',
        displayText(lack.alarmName),
        failureText(lack.failure, t).sentence,
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
