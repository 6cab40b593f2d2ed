/** The sign of a status: each kind has its own shape, so that no information depends on color alone. */
import type { OverviewRow } from '../../core/overview/view/overviewRow';

/** On a field of 16 by 16. */
const shapes = {
  bell: 'M8 1.5a4 4 0 0 0-4 4V9l-1.5 2.5h11L12 9V5.500a4 4 0 0 0-4-4zM6.500 13a1.500 1.500 0 0 0 3 0z',
  cross: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM5 6l1-1 2 2 2-2 1 1-2 2 2 2-1 1-2-2-2 2-1-1 2-2z',
  slash:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11zM4.500 7.200v1.600h7V7.200z',
  question:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-.8 10h1.600v1.500H7.200zM5.500 6a2.500 2.500 0 1 1 3.300 2.400V10H7.200V7.300C8.500 7.300 8.900 6.700 8.900 6A.9.9 0 0 0 7.100 6z',
  triangle: 'M8 1.500 15 14H1zM7.200 6v4h1.600V6zm0 5v1.500h1.600V11z',
  check: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM4 8.200l1-1 2 2 4-4 1 1-5 5z',
  hash: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM6 4h1.300l-.3 2h1.700L9 4h1.300L10 6h1.500v1.200H9.800l-.2 1.600h1.600V10H9.400l-.3 2H7.800l.3-2H6.400l-.3 2H4.800l.3-2H3.700V8.800h1.600l.2-1.600H4V6h1.700zm.8 3.200-.2 1.600h1.700l.2-1.600z',
};

/** The sign. It has no text: the text of the status stands beside it. */
export function StatusShape({ status }: { readonly status: OverviewRow['status'] }) {
  return (
    <svg class={`sign-of ${status.severity}`} viewBox="0 0 16 16" aria-hidden="true">
      <path fill-rule="evenodd" d={shapes[shapeOf(status)]} />
    </svg>
  );
}

function shapeOf({ kind, severity }: OverviewRow['status']): keyof typeof shapes {
  switch (kind) {
    case 'inAlarm':
      return 'bell';
    case 'nobodyNotified':
      return 'cross';
    case 'noAlarm':
      return 'slash';
    case 'unknown':
      return 'question';
    default:
      if (severity === 'warning') return 'triangle';
      return kind === 'countsOnly' ? 'hash' : 'check';
  }
}
