/** What an audit is doing, in a sentence. */
import type { Translate } from '../ports/translate';
import type { Format } from '../text/format';
import type { AuditProgress, AuditRead } from './readAudit';

/** The sentence: the reads that are left or, after them, the classification. */
export function progressText(
  progress: AuditProgress,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  if (progress.length === 0) return t('Comparing the connections with what the alarms did…');
  const words: Readonly<Record<AuditRead, string>> = {
    connections: t('connections and their log'),
    counts: t('counts'),
    histories: t('alarm histories'),
  };
  return t('Reading from AWS: {0}…', format.list(progress.map((read) => words[read])));
}
