/** A replay's picture as files. Names of columns and fields are not translated: programs read them. */
import { csvTable, type CsvValue } from '../../base/csv';
import {
  momentsWithin,
  type PictureFiring,
  type ReplayPicture,
} from '../../replay/view/replayPicture';

const kinds = {
  fired: 'fired',
  wouldFire: 'would_have_fired',
  missed: 'would_have_missed',
} as const;

/** One line for each moment, the oldest first, times in UTC; starts with a byte order mark for Excel. */
export function pictureCsv(picture: ReplayPicture): string {
  const rows = momentsWithin(picture, picture.range)
    .toReversed()
    .map(({ at, kind, text }): readonly CsvValue[] => [utc(at), kinds[kind], text]);
  return csvTable([['time', 'what', 'text'], ...rows], { mark: true });
}

/** The whole picture, times in UTC. */
export function pictureJson(picture: ReplayPicture): string {
  const { alarmName, range, headline, facts, counts, fired, wouldFire, missed, table, basis } =
    picture;
  const firings = (all: readonly PictureFiring[]) =>
    all.map(({ start, end, who }) => ({ start: utc(start), end: utc(end), who }));
  const file = {
    alarm: alarmName,
    range: { start: utc(range.start), end: utc(range.end) },
    summary: [headline, ...facts],
    counts: counts.map(([at, count]) => ({ from: utc(at), count })),
    fired: fired && firings(fired),
    wouldHaveFired: firings(wouldFire),
    wouldHaveMissed: missed.map(({ at, text }) => ({ at: utc(at), text })),
    compared: table && { header: table.header, rows: table.rows.map(({ cells }) => cells) },
    basis,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
