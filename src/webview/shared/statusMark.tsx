/** The mark of an endpoint's status: a shape for each kind, in the color of its severity. */
import type { StatusKind, StatusSeverity } from '../../core/overview/view/endpointStatusKinds';

interface StatusMarkProps {
  readonly kind: StatusKind;
  readonly severity: StatusSeverity;
}

const bell = 'M8 1.7A3.8 3.8 0 0 0 4.2 5.5V9L3 11.5h10L11.8 9V5.5A3.8 3.8 0 0 0 8 1.7Z';
const clapper = 'M6.4 13.2a1.7 1.7 0 0 0 3.2 0';
const circle = 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8Z';

/** Outlines in a square of 16. */
const outlines: Readonly<Record<StatusKind | 'pending', string>> = {
  inAlarm: `${bell}${clapper}`,
  nobodyNotified: `${circle}M5.8 5.8l4.4 4.4m0-4.4-4.4 4.4`,
  noAlarm: `${bell}${clapper}M2 2l12 12`,
  unknown: `${circle}M6.3 6.4a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.9.6-.9 1.3M8 11.2v.6`,
  countsOnly: `${bell}${clapper}`,
  notifiesByName: `${circle}M5.2 8.2l2 2 3.6-4.2`,
  pending: 'M8 2 14.5 13.5h-13ZM8 6.5v3.4M8 11.4v.6',
};

/** Decoration: the text beside it says the same. */
export function StatusMark({ kind, severity }: StatusMarkProps) {
  const isPending = severity === 'warning' && kind !== 'noAlarm';
  return (
    <svg
      class={`statusMark ${severity}${kind === 'inAlarm' ? ' full' : ''}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={outlines[isPending ? 'pending' : kind]} />
    </svg>
  );
}
