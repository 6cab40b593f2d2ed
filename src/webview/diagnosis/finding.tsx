/** A finding of the health check: what is wrong, why it matters, what to do, and the fix as a button. */
import './finding.css';
import type { FindingTexts } from '../../core/diagnosis/view/findingTexts';
import type { FindingView } from '../../core/diagnosis/view/findingView';
import { DocumentLink } from '../shared/documentLink';

interface FindingProps {
  readonly finding: FindingView;
  readonly texts: FindingTexts;
  readonly onFix: (finding: FindingView) => void;
  /** Opens the AWS document about it. */
  readonly onRead: (finding: FindingView) => void;
}

/** Shapes differ as well as colors. */
const signs: Readonly<Record<FindingView['severity'], string>> = {
  error: '×',
  warning: '!',
  info: 'i',
};

/** One finding; the list around it is the caller's. */
export function Finding({ finding, texts, onFix, onRead }: FindingProps) {
  const { severity, severityText, what, why, remedy, link, fix } = finding;
  return (
    <li class={`finding ${severity}`}>
      <span class="sign" role="img" aria-label={severityText} title={severityText}>
        {signs[severity]}
      </span>
      <div>
        <p class="what">{what}</p>
        <p>
          <span class="label">{texts.why}:</span> {why}
        </p>
        <p>
          <span class="label">{texts.remedy}:</span> {remedy}
        </p>
        <p class="steps">
          {fix && (
            <button
              type="button"
              title={fix.calls}
              onClick={() => {
                onFix(finding);
              }}
            >
              {fix.label}
            </button>
          )}
          <DocumentLink
            text={texts.read}
            link={link}
            onOpen={() => {
              onRead(finding);
            }}
          />
        </p>
      </div>
    </li>
  );
}
