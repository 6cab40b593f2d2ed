/** Every text of the chart page, as templates. Only the extension has the translations. */
import type { Translate } from '../../ports/translate';
import { template, type Template } from '../../text/fill';
import type { PresetRange } from './chartRange';
import { rangeTexts } from './rangeTexts';

/** The texts of the page. */
export type ChartTexts = ReturnType<typeof chartTexts>;

/** The name of a range: short on a button, long in a sentence. */
export interface RangeName {
  readonly short: string;
  readonly long: string;
}

/** All texts of the page in the reader's language. */
export function chartTexts(translate: Translate) {
  const t = template(translate);
  return {
    ranges: rangeNames(t),
    ...plotTexts(t),
    ...commandTexts(t),
    ...rangeTexts(translate),
    ...tableTexts(t),
    ...stateTexts(t),
    ...replayTexts(t),
  };
}

function rangeNames(t: Template): Record<PresetRange, RangeName> {
  return {
    '3h': { short: t('3 h'), long: t('3 hours') },
    '12h': { short: t('12 h'), long: t('12 hours') },
    '1d': { short: t('1 d'), long: t('24 hours') },
    '3d': { short: t('3 d'), long: t('3 days') },
    '1w': { short: t('1 w'), long: t('7 days') },
    '2w': { short: t('2 w'), long: t('14 days') },
    '9w': { short: t('9 w'), long: t('9 weeks') },
  };
}

function plotTexts(t: Template) {
  return {
    title: t('Connections of {0}'),
    connections: t('Active connections'),
    change: t('Change (DIFF)'),
    rise: t('Rise'),
    fall: t('Fall'),
    alarmFired: t('Alarm fired'),
    threshold: t('Alarm threshold'),
    titledFacts: t('{0}: {1}'),
    lastRange: t('Last {0}'),
    fromTo: t('{0} to {1}'),
    summaryEmpty: t('no samples'),
    summaryNone: t('no connections'),
    summaryLatest: t('latest {0}'),
    summaryPeak: t('peak {0} at {1}'),
    summaryOneAlarm: t('alarm fired once'),
    summaryAlarms: t('alarm fired {0} times'),
    factChange: t('Change: {0}'),
    factFirst: t('No earlier sample'),
    factAlarm: t('Alarm fired at {0}: {1}'),
    factJoined: t('Newly connected: {0}'),
    factLeft: t('Disconnected: {0}'),
    factHidden: t('Hidden by disconnections: {0} of {1}'),
    masked: t('Hidden by a disconnection'),
    timeline: t('Who was connected'),
    timelineHelp: t(
      'Alarms, and who was connected. Up and Down: row by row. Left and Right: bar by bar.',
    ),
    timelineEmpty: t('No connections in this time span'),
    barOpen: t('Since {0}'),
    legend: t('Shown in the chart'),
    plotRole: t('Chart'),
    keyboardHelp: t(
      'Left and Right: sample by sample. Page Up and Page Down: to the previous or next rise. Home and End: first and last. Plus and minus: zoom. Shift with Left or Right: pan. 0: whole range. Escape: hide the tooltip.',
    ),
    mouseHelp: t(
      'Drag or Ctrl + wheel: zoom. Shift + drag or Shift + wheel: pan. Double-click: whole range.',
    ),
    shownSpan: t('Showing {0} to {1}'),
  };
}

function commandTexts(t: Template) {
  return {
    copyLink: t('Copy Link to This Time'),
    moreActions: t('More Actions'),
    linkCopied: t('Link copied.'),
    range: t('Range'),
    zoom: t('Zoom'),
    zoomIn: t('Zoom In'),
    zoomOut: t('Zoom Out'),
    zoomReset: t('Whole Range'),
    table: t('Table'),
    copyTable: t('Copy Table'),
    exportCsv: t('Export CSV'),
    exportPng: t('Export PNG'),
    refresh: t('Refresh'),
    pause: t('Pause'),
    compare: t('Compare…'),
    tryAgain: t('Try Again'),
    longerRange: t('Show {0}'),
  };
}

function tableTexts(t: Template) {
  return {
    tableCaption: t('Samples and alarms, newest first'),
    columnTime: t('Time'),
    columnConnections: t('Connections'),
    columnChange: t('Change'),
    columnAlarm: t('Alarm'),
    columnJoined: t('Connected'),
    columnLeft: t('Disconnected'),
    rowsShown: t('Rows {0} to {1} of {2}'),
    newerRows: t('Newer'),
    olderRows: t('Older'),
  };
}

function replayTexts(t: Template) {
  return {
    replay: t('Replay'),
    replayOf: t('Replay of {0}: what would have fired, not what actually fired'),
    replayRange: t('Replayed with the connection counts from {0} to {1}.'),
    replayConditions: t('Thresholds shown'),
    replayedVariant: t('{0} s, {1}'),
    replayedOnce: t('{0}: 1 notification'),
    replayedTimes: t('{0}: {1} notifications'),
    replayedOwn: t('{0} (the alarm itself)'),
    replaySign: t('Would have fired (replay)'),
    replayFiring: t('Would have fired at {0} and stayed in ALARM until {1}'),
    wouldHaveFired: t('Would have fired: {0}'),
    hideReplay: t('Hide Replay'),
  };
}

function stateTexts(t: Template) {
  return {
    updatedAt: t('Updated {0}'),
    refreshEvery: t('refreshes every {0} s'),
    refreshPaused: t('paused'),
    refreshManual: t('refreshes on request'),
    loading: t('Reading samples from CloudWatch…'),
    empty: t(
      'CloudWatch has no samples for this endpoint in this range. An endpoint publishes a sample every five minutes while it is in use. Choose a longer range, or connect a client and check again in five minutes.',
    ),
    twoSentences: t('{0} {1}'),
    stillShowing: t('Still showing what was read at {0}.'),
    marksIncomplete: t('CloudWatch keeps alarm history for 30 days; older alarms are not marked.'),
    copied: t('Rows copied: {0}'),
    saved: t('Saved {0}'),
  };
}
