/** Everything about one connection: the facts, why, and what would have notified. */
import type { AlarmDetail, AuditDetails, AuditEntry } from '../../core/audit/view/auditPicture';
import type { AuditTexts } from '../../core/audit/view/auditTexts';
import { MarkIcon } from './markIcon';

interface DetailsPanelProps {
  /** Undefined if no connection is chosen. */
  readonly entry: AuditEntry | undefined;
  /** Undefined until they have arrived. */
  readonly details: AuditDetails | undefined;
  readonly texts: AuditTexts;
  readonly onClose: () => void;
}

/** The details of the chosen connection, or a hint. */
export function DetailsPanel({ entry, details, texts, onClose }: DetailsPanelProps) {
  return (
    <section class="details" aria-label={texts.details} aria-live="polite">
      {!entry && <p class="about">{texts.detailsHint}</p>}
      {entry && (
        <>
          <div class="group">
            <h3>
              <MarkIcon mark={entry.mark} />
              <span>
                <bdi>{entry.user}</bdi>: {texts.marks[entry.mark]}
              </span>
            </h3>
            <button type="button" onClick={onClose}>
              {texts.close}
            </button>
          </div>
          {details ? <Known details={details} texts={texts} /> : <p>{texts.loading}</p>}
        </>
      )}
    </section>
  );
}

function Known({ details, texts }: { readonly details: AuditDetails; readonly texts: AuditTexts }) {
  return (
    <>
      <p>{details.why}</p>
      <Alarms title={texts.byAlarm} all={details.byAlarm} />
      <Alarms title={texts.wouldHave} all={details.wouldHave} />
      <dl>
        {details.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Alarms({ title, all }: { readonly title: string; readonly all: readonly AlarmDetail[] }) {
  if (all.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul class="alarms">
        {all.map(({ name, mark, text }) => (
          <li key={name}>
            <MarkIcon mark={mark} />
            <span>
              <b>{name}</b>: {text}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
