/** What the picture says of what is pointed at or chosen: a connection or a firing. */
import type { AuditDetails, AuditEntry } from '../../core/audit/view/auditPicture';
import { fill } from '../../core/text/fill';
import { labelOfEntry, type AuditWords } from './auditWords';
import { EntryTip } from './entryTip';
import type { Firing } from './firings';
import { xOf, type PictureLayout } from './pictureLayout';
import { PictureTip } from './pictureTip';

/** More names are counted. */
const mostNames = 5;

interface ShownTipProps {
  readonly entries: readonly AuditEntry[];
  readonly words: AuditWords;
  readonly detailsOf: (index: number) => AuditDetails | undefined;
  readonly layout: PictureLayout;
  readonly index: number | undefined;
  readonly firing: Firing | undefined;
}

/** The tooltip of the connection at the mouse, or of a firing. */
export function ShownTip({ layout, index, firing, entries, words, detailsOf }: ShownTipProps) {
  const { left, width, lanes } = layout;
  const placed = index === undefined ? undefined : layout.placed.find((one) => one.index === index);
  if (placed) {
    return (
      <PictureTip x={Math.max(placed.x, left)} y={placed.y} width={width}>
        <EntryTip entry={placed.entry} details={detailsOf(placed.index)} words={words} />
      </PictureTip>
    );
  }
  const lane = firing && lanes[firing.alarm];
  if (!lane) return null;
  return (
    <PictureTip x={Math.max(xOf(firing.at, layout), left)} y={lane.top + 16} width={width}>
      <b>
        <bdi>{firing.name}</bdi>
      </b>
      {firingFacts(firing, entries, words).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </PictureTip>
  );
}

/** What the keyboard or a click has chosen, for screen readers. */
export function shownLabel(
  {
    chosen,
    entries,
    words,
  }: Pick<ShownTipProps, 'entries' | 'words'> & { chosen: number | undefined },
  firing: Firing | undefined,
): string | undefined {
  if (firing) return [firing.name, ...firingFacts(firing, entries, words)].join(' · ');

  const entry = chosen === undefined ? undefined : entries[chosen];
  return entry && labelOfEntry(entry, words);
}

/** How long the alarm was in ALARM, and which users' connections it notified of. */
function firingFacts(
  { at, until }: Firing,
  entries: readonly AuditEntry[],
  { texts, chart, format }: AuditWords,
): readonly string[] {
  const when =
    until === null
      ? fill(texts.inAlarmSince, chart.dateTime(at))
      : fill(texts.inAlarmFromTo, chart.dateTime(at), chart.dateTime(until));
  const users = entries.filter(({ notifiedAt }) => notifiedAt === at).map(({ user }) => user);
  const names = users.slice(0, mostNames).join(', ');
  const all = users.length > mostNames ? `${names}, … (${format.count(users.length)})` : names;
  return users.length > 0 ? [when, fill(texts.notifiedOfUsers, all)] : [when];
}
