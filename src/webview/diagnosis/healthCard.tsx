/** A problem as a card: the explanation once, and everything that has it as a list. */
import { useState } from 'preact/hooks';
import type { HealthCard, HealthRow } from '../../core/diagnosis/view/healthModel';
import type { HealthTexts } from '../../core/diagnosis/view/healthTexts';
import type { HealthRequest } from '../../protocol/health';
import { fill } from '../../core/text/fill';
import { DocumentLink } from '../shared/documentLink';
import { Sign } from '../shared/sign';

/** Rows of a card before the user wants all. */
const fewRows = 5;

interface CardProps {
  readonly card: HealthCard;
  readonly texts: HealthTexts;
  readonly post: (message: HealthRequest) => void;
}

/** One card. */
export function HealthCardView({ card, texts, post }: CardProps) {
  const {
    key,
    severity,
    severityText,
    title,
    what,
    titleSaysIt,
    why,
    remedy,
    link,
    fixAll,
    fix,
    rows,
  } = card;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, fewRows);
  return (
    <section class="card" aria-label={title}>
      <div class="head">
        <Sign kind={severity} name={severityText} />
        <h2>{title}</h2>
        {fixAll !== null && (
          <button
            type="button"
            class="primary"
            title={fix?.calls}
            onClick={() => {
              post({ type: 'fixAll', card: key });
            }}
          >
            {fixAll}
          </button>
        )}
      </div>
      {what !== null && !titleSaysIt && <p class="what">{what}</p>}
      <p>
        <span class="label">{texts.why}:</span> {why}
      </p>
      <p>
        <span class="label">{texts.remedy}:</span> {remedy}{' '}
        <DocumentLink
          text={texts.read}
          link={link}
          label={`${texts.read}: ${title}`}
          onOpen={() => {
            post({ type: 'read', card: key });
          }}
        />
      </p>
      <ul class="rows">
        {shown.map((row) => (
          <Row key={`${row.scope} ${row.finding}`} row={row} fix={fix} texts={texts} post={post} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button
          type="button"
          aria-label={`${fill(texts.more, rows.length)}: ${title}`}
          onClick={() => {
            setWhole(true);
          }}
        >
          {fill(texts.more, rows.length)}
        </button>
      )}
    </section>
  );
}

interface RowProps extends Pick<CardProps, 'texts' | 'post'> {
  readonly row: HealthRow;
  readonly fix: HealthCard['fix'];
}

function Row({ row: { scope, finding, name, place, what }, fix, texts, post }: RowProps) {
  return (
    <li>
      <span class="text">
        <strong>{name}</strong>
        {place !== '' && <span class="label"> {place}</span>}
        {what !== null && <span class="own">{what}</span>}
      </span>
      {fix && (
        <button
          type="button"
          title={fix.calls}
          aria-label={`${fix.label} ${name}`}
          onClick={() => {
            post({ type: 'fix', scope, finding });
          }}
        >
          {fix.label}
        </button>
      )}
      <button
        type="button"
        aria-label={fill(texts.showName, name)}
        onClick={() => {
          post({ type: 'show', scope, finding });
        }}
      >
        {texts.show}
      </button>
    </li>
  );
}
