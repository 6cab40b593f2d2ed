/** The outcome of an action on many things, as a card with one line for each. */
import './card.css';
import type { ComponentChildren } from 'preact';
import { Sign, type SignKind } from './sign';

/** One thing and its outcome. */
export interface OutcomeLine {
  readonly kind: SignKind;
  readonly name: string;
  readonly text: string;
  /** Further controls of the line. */
  readonly more?: ComponentChildren;
}

interface OutcomeCardProps {
  /** The name of the card for screen readers. */
  readonly label: string;
  readonly summary: string;
  readonly lines: readonly OutcomeLine[];
  /** The label of the button that removes the card. */
  readonly dismiss: string;
  readonly onDismiss: () => void;
  /** Further buttons beside the summary. */
  readonly children?: ComponentChildren;
}

/** The card. */
export function OutcomeCard({ label, summary, lines, dismiss, ...props }: OutcomeCardProps) {
  return (
    <section class="card" aria-label={label}>
      <div class="head">
        <h2>
          <span role="status">{summary}</span>
        </h2>
        {props.children}
        <button type="button" onClick={props.onDismiss}>
          {dismiss}
        </button>
      </div>
      <ul class="outcomes" tabIndex={0} aria-label={label}>
        {lines.map(({ kind, name, text, more }, index) => (
          <li key={index}>
            <Sign kind={kind} />
            <span class="text">
              <strong>{name}</strong> {text}
            </span>
            {more}
          </li>
        ))}
      </ul>
    </section>
  );
}
