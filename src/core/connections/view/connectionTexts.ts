/** Every text of the connections page, as templates. Only the extension has the translations. */
import type { Translate } from '../../ports/translate';
import { reasonTitles } from '../../failedAttempts/view/reasonText';
import { template } from '../../text/fill';
import { connectionStateWord } from '../../text/stateWords';
import type { ConnectionColumn } from './connectionColumn';
import type { RowState } from './connectionRow';

/** The texts of the page. */
export type ConnectionTexts = ReturnType<typeof connectionTexts>;

/** All texts of the page in the reader's language. */
export function connectionTexts(translate: Translate) {
  const t = template(translate);
  return {
    columns: columnTitles(translate),
    states: stateNames(translate),
    reasons: reasonTitles(translate),
    perSecond: t('{0}/s'),
    filter: t('Filter'),
    filterHint: t('Filter by name, address, endpoint or state'),
    ended: t('Ended connections'),
    failed: t('Failed attempts'),
    refresh: t('Refresh'),
    chooseColumns: t('Columns'),
    resetColumns: t('Reset Columns'),
    exportCsv: t('Export CSV'),
    exportJson: t('Export JSON'),
    copyAll: t('Copy All'),
    copySelected: t('Copy'),
    endOne: t('End Connection…'),
    endUser: t('End All Connections of This User…'),
    table: t('Table of connections'),
    tableHelp: t(
      'Arrow keys move between rows, Shift extends the selection, Ctrl+A selects all, Ctrl+C copies, Delete ends the connection.',
    ),
    widthHelp: t('Shift+Left and Shift+Right change the width.'),
    sortHelp: t('Sort by {0}'),
    openCount: t('Connected: {0}'),
    endedCount: t('Ended: {0}'),
    failedCount: t('Failed attempts: {0}'),
    shown: t('Showing {0} of {1}.'),
    selected: t('Selected: {0}.'),
    updatedAt: t('Updated {0}'),
    copied: t('Rows copied: {0}'),
    saved: t('Saved {0}'),
    nobodyNow: t('Nobody is connected now.'),
    noneFit: t('No connections match the filter.'),
    notListed: t('The connection {0} is no longer listed.'),
    clearFilter: t('Clear Filter'),
    showEnded: t('Show Ended Connections'),
    showFailed: t('Show Failed Attempts'),
    twoSentences: t('{0} {1}'),
    readOnly: t('Read-only mode is on, so connections cannot be ended from here.'),
  };
}

function columnTitles(t: Translate): Readonly<Record<ConnectionColumn, string>> {
  return {
    who: t('Who'),
    endpoint: t('Endpoint'),
    scope: t('Profile and region'),
    state: t('State'),
    reason: t('Reason'),
    startedAt: t('Started'),
    duration: t('Duration'),
    endedAt: t('Ended'),
    clientIp: t('VPN address'),
    clientIpv6: t('VPN address (IPv6)'),
    deviceIp: t('Device address'),
    deviceType: t('Device type'),
    egressRate: t('Received/s'),
    ingressRate: t('Sent/s'),
    egressBytes: t('Received'),
    ingressBytes: t('Sent'),
    egressPackets: t('Packets received'),
    ingressPackets: t('Packets sent'),
    egressPacketRate: t('Packets received/s'),
    ingressPacketRate: t('Packets sent/s'),
    posture: t('Device posture'),
    commonName: t('Common name'),
    connectionId: t('Connection ID'),
  };
}

function stateNames(t: Translate): Readonly<Record<RowState, string>> {
  return {
    active: connectionStateWord('active', t),
    'failed-to-terminate': connectionStateWord('failed-to-terminate', t),
    terminating: connectionStateWord('terminating', t),
    terminated: connectionStateWord('terminated', t),
    unknown: connectionStateWord('unknown', t),
    failed: t('failed'),
  };
}
