/**
 * A link to a document of AWS. It is a button, because a link element would open the browser without the
 * extension, which opens nothing in the trial.
 */

interface DocumentLinkProps {
  readonly text: string;
  /** The address, which the extension opens. */
  readonly link: string;
  /** Distinguishes the link from others with the same text; if omitted, the text is enough. */
  readonly label?: string;
  readonly onOpen: () => void;
}

/** The link. */
export function DocumentLink({ text, link, label, onOpen }: DocumentLinkProps) {
  return (
    <button type="button" role="link" class="link" title={link} aria-label={label} onClick={onOpen}>
      {text}
    </button>
  );
}
