/** The style of a mark: a shape and a color, so that color alone never matters. */
import type { VerdictMark } from '../../core/audit/view/verdictMark';

/** The shape of a mark, as an SVG path in a box of 12 by 12 around the origin. */
export interface MarkShape {
  readonly path: string;
  /** Drawn as a line, else filled. */
  readonly line?: boolean;
}

const disc = 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z';

/** The shapes. */
export const markShapes: Readonly<Record<VerdictMark, MarkShape>> = {
  named: { path: disc },
  counted: { path: 'M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0Z', line: true },
  together: { path: 'M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0ZM-.6 0h1.2', line: true },
  masked: { path: 'M-4-4 4 4M-4 4 4-4', line: true },
  tooShort: { path: 'M0-5 5 4H-5Z' },
  alreadyInAlarm: { path: 'M0-5.5 5.5 0 0 5.5-5.5 0Z' },
  actionsOff: { path: 'M-4-4H4V4H-4ZM-4 4 4-4', line: true },
  notMet: { path: 'M0 5 5-4H-5Z' },
  tooLate: { path: 'M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0ZM0-3V0H2.5', line: true },
  outsideWindows: { path: 'M-5-4H-2V4H-5M5-4H2V4H5', line: true },
  notMatched: { path: 'M0-4.8 4.8 0 0 4.8-4.8 0Z', line: true },
  overLimit: { path: 'M0-5V5M-5 0H5', line: true },
  queryFailed: { path: 'M-4.5-4.5H4.5V4.5H-4.5Z' },
  noAlarm: { path: 'M-4-4H4V4H-4Z', line: true },
  unknown: { path: 'M-2.5-2.2A2.6 2.6 0 1 1 0 .8V2M0 4.2v.9', line: true },
};

/** The width of lines, in the box of the shape. */
export const markLine = 1.8;

/** The colors by name. `audit.css` has the classes. */
export type MarkColor = 'good' | 'bad' | 'setUp' | 'doubtful' | 'muted';

/** The color of a mark. */
export const markColors: Readonly<Record<VerdictMark, MarkColor>> = {
  named: 'good',
  counted: 'good',
  together: 'good',
  masked: 'bad',
  tooShort: 'bad',
  alreadyInAlarm: 'bad',
  actionsOff: 'setUp',
  notMet: 'doubtful',
  tooLate: 'doubtful',
  outsideWindows: 'doubtful',
  notMatched: 'doubtful',
  overLimit: 'doubtful',
  queryFailed: 'setUp',
  noAlarm: 'setUp',
  unknown: 'muted',
};
