/** The cards of the health check as files. Names of columns and fields are not translated: programs read them. */
import { csvTable, type CsvValue } from '../../base/csv';
import type { HealthCard, HealthModel } from '../view/healthModel';

/** One line for each finding; starts with a byte order mark for Excel. */
export function healthCsv({ cards }: HealthModel): string {
  const header = ['severity', 'problem', 'name', 'place', 'what', 'why', 'remedy', 'link'];
  const rows = cards.flatMap((card) =>
    findingsIn(card).map((found): readonly CsvValue[] => [card.severity, ...Object.values(found)]),
  );
  return csvTable([header, ...rows], { mark: true });
}

/** All findings. */
export function healthJson({ cards, summary, unread }: HealthModel): string {
  const findings = cards.flatMap((card) =>
    findingsIn(card).map((found) => ({ severity: card.severity, ...found })),
  );
  const file = { summary, unread: unread.map(({ sentence }) => sentence), findings };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function findingsIn({ title, what, why, remedy, link, rows }: HealthCard) {
  return rows.map(({ name, place, what: own }) => {
    const about = own ?? what ?? '';
    return { problem: title, name, place, what: about, why, remedy, link };
  });
}
