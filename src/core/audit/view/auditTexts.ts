/** Every text of the page of an audit, as templates. Only the extension has the translations. */
import { rangeTexts } from '../../chart/view/rangeTexts';
import type { Translate } from '../../ports/translate';
import { template, type Template } from '../../text/fill';
import type { AuditPreset } from './auditRange';
import { markLabel, markMeaning } from './markText';
import { verdictMarks, type VerdictMark } from './verdictMark';

/** The texts of the page. */
export type AuditTexts = ReturnType<typeof auditTexts>;

/** All texts of the page in the reader's language. */
export function auditTexts(translate: Translate) {
  const t = template(translate);
  return {
    ...choiceTexts(t),
    ...rangeTexts(translate),
    ...pictureTexts(t),
    ...tableTexts(t),
    ...detailTexts(t),
    marks: ofMarks((mark) => markLabel(mark, translate)),
    meanings: ofMarks((mark) => markMeaning(mark, translate)),
  };
}

function ofMarks(text: (mark: VerdictMark) => string): Readonly<Record<VerdictMark, string>> {
  return Object.fromEntries(verdictMarks.map((mark) => [mark, text(mark)])) as Record<
    VerdictMark,
    string
  >;
}

function choiceTexts(t: Template) {
  const ranges: Record<AuditPreset, string> = {
    '1d': t('24 hours'),
    '1w': t('7 days'),
    '2w': t('14 days'),
    '30d': t('30 days'),
    '9w': t('63 days'),
  };
  return {
    ranges,
    range: t('Range'),
    alarm: t('Alarm'),
    allAlarms: t('All alarms'),
    refresh: t('Read Again'),
    cancel: t('Cancel'),
    exports: t('Export'),
    exportMarkdown: t('Export Markdown'),
    exportCsv: t('Export CSV'),
    exportJson: t('Export JSON'),
    saved: t('Saved {0}'),
    cancelled: t('The audit was canceled.'),
    readAt: t('Read at {0}.'),
    createAlarm: t('Create Connection Alarm…'),
    turnOnLogging: t('Turn On Connection Logging…'),
  };
}

function pictureTexts(t: Template) {
  return {
    notifiedOf: t('{0} of {1} notified'),
    missed: t('Not notified: {0}'),
    undetermined: t('Cannot be determined: {0}'),
    allNotified: t('Every known connection was notified.'),
    nothing: t('No connection is known to have started in this period.'),
    noAlarm: t('No alarm watches the connections of this endpoint. Create one to be notified.'),
    legend: t('Verdicts: choose which to show'),
    markCount: t('{0}: {1}'),
    showAll: t('Show All'),
    picture: t('Picture of the audit'),
    keyboardHelp: t(
      'Left and Right: connection by connection. Page Up and Page Down: to the previous or next one that was not notified. Home and End: first and last. Up and Down: to the previous or next time an alarm fired. Plus and minus: zoom. 0: whole range. Escape: hide the details.',
    ),
    mouseHelp: t(
      'Point at a connection or a bell for details. Drag: zoom. Shift + drag or Shift + wheel: pan. Double-click: whole range.',
    ),
    zoom: t('Zoom'),
    zoomIn: t('Zoom In'),
    zoomOut: t('Zoom Out'),
    zoomReset: t('Whole Range'),
    shownSpan: t('Showing {0} to {1}'),
    gapOfConnections: t('Connections unknown'),
    gapOfCounts: t('No counts published'),
    gapText: t('{0}: {1} to {2}'),
    inAlarmFromTo: t('In ALARM from {0} to {1}'),
    inAlarmSince: t('In ALARM since {0}'),
    notifiedOfUsers: t('Notified of: {0}'),
    noneShown: t('The legend hides all connections of this period.'),
  };
}

function tableTexts(t: Template) {
  return {
    table: t('Connections'),
    rows: t('Showing {0} of {1}.'),
    started: t('Started'),
    duration: t('Duration'),
    who: t('Who'),
    verdict: t('Verdict'),
    notifiedAt: t('Notified'),
    open: t('open'),
    methods: t('Alarms and detection methods compared'),
    method: t('Alarm or method'),
    named: t('By name'),
    typicalDelay: t('Typical delay'),
    longestDelay: t('Longest delay'),
    basis: t('What this is based on'),
  };
}

function detailTexts(t: Template) {
  return {
    details: t('Details of the connection'),
    detailsHint: t('Choose a connection in the picture or in the table to see why.'),
    loading: t('Reading…'),
    byAlarm: t('Verdict of each alarm'),
    wouldHave: t('What would have notified'),
    notifiedAfter: t('Notified at {0}, after {1}'),
    entryLabel: t('{0}, {1}, {2}, {3}'),
    close: t('Close'),
  };
}
