/** The names of the marks of an audit, and what each means. */
import type { Translate } from '../../ports/translate';
import type { VerdictMark } from './verdictMark';

/** The label of a mark. */
export function markLabel(mark: VerdictMark, t: Translate): string {
  const labels: Readonly<Record<VerdictMark, string>> = {
    named: t('Notified by name'),
    counted: t('Notified as a count'),
    together: t('Notified together with others'),
    masked: t('Masked by a disconnection'),
    tooShort: t('Shorter than the publishing interval'),
    alreadyInAlarm: t('The alarm was already in ALARM'),
    actionsOff: t('The alarm changed, but nobody was notified'),
    notMet: t('The condition of the alarm did not hold'),
    overLimit: t('More connections than CloudWatch evaluates'),
    queryFailed: t('The query of the alarm failed'),
    tooLate: t('The log entry was readable too late'),
    outsideWindows: t('The log entry is between two query windows'),
    notMatched: t('The alarm does not match the log entry'),
    noAlarm: t('No alarm at that time'),
    unknown: t('Cannot be determined'),
  };
  return labels[mark];
}

/** What a mark means, in a sentence. */
export function markMeaning(mark: VerdictMark, t: Translate): string {
  const meanings: Readonly<Record<VerdictMark, string>> = {
    named: t('A notification of the connection was sent that names the user.'),
    counted: t('A notification was sent, but it says only that the count rose.'),
    together: t('One notification was sent for several connections.'),
    masked: t('Others disconnected in the same five minutes, so the count did not rise enough.'),
    tooShort: t('It started and ended between two counts, so no count includes it.'),
    alreadyInAlarm: t('A state that does not change notifies nobody.'),
    actionsOff: t('The actions were disabled, missing or muted, or they failed.'),
    notMet: t('The alarm requires a larger rise.'),
    overLimit: t('CloudWatch evaluates only so many contributors at once.'),
    queryFailed: t('CloudWatch could not run the query, for example because of its role.'),
    tooLate: t('The alarm had evaluated that time before it could read the entry.'),
    outsideWindows: t('The time windows of the query leave gaps.'),
    notMatched: t('The query or the metric filter excludes the entry.'),
    noAlarm: t('No alarm on connections existed yet.'),
    unknown: t('Data are missing or are not there yet.'),
  };
  return meanings[mark];
}
