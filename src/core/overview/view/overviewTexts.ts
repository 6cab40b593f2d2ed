/** Every text of the overview, as templates. Only the extension has the translations. */
import type { Translate } from '../../ports/translate';
import { template } from '../../text/fill';
import type { OverviewColumn } from './overviewColumns';
import { statusKindText } from './endpointStatus';
import { statusKinds, type StatusKind } from './endpointStatusKinds';

/** The texts of the page. */
export type OverviewTexts = ReturnType<typeof overviewTexts>;

/** All texts of the page in the reader's language. */
export function overviewTexts(translate: Translate) {
  const t = template(translate);
  return {
    columns: columnTitles(translate),
    statuses: Object.fromEntries(
      statusKinds.map((kind) => [kind, statusKindText(kind, { t: translate })]),
    ) as Record<StatusKind, string>,
    open: t('Connected now'),
    openHelp: t('More may be connected: some endpoints could not be read.'),
    today: t('Connections today'),
    todayHelp: t(
      'There may be more: without a connection log, connections are known for only one hour after they end.',
    ),
    atLeast: t('at least {0}'),
    inAlarm: t('Alarms in ALARM'),
    withoutAlarm: t('Endpoints without an alarm'),
    unknown: t('not known'),
    offer: t('{0} endpoints have no alarm.'),
    offerOne: t('1 endpoint has no alarm.'),
    create: t('Create Alarms…'),
    readOnly: t('Read-only mode is on, so alarms cannot be created.'),
    filter: t('Filter'),
    filterHint: t('Filter by name, status, user, account or tag'),
    grouping: t('Group by'),
    groupings: {
      none: t('No grouping'),
      profile: t('Profile'),
      region: t('Region'),
      account: t('Account'),
      status: t('Status'),
      tag: t('Tag {0}'),
    },
    groupCount: t('Endpoints: {0} · connected: {1}'),
    noValue: t('No value'),
    sortHelp: t('Sort by {0}'),
    refresh: t('Refresh'),
    compare: t('Compare in Chart'),
    compareHelp: t('Select two to five endpoints to compare their connections in one chart.'),
    actions: t('Actions for {0}'),
    selected: t('Selected: {0}.'),
    selectColumn: t('Selection'),
    actionsColumn: t('Actions'),
    clear: t('Clear Selection'),
    select: t('Select {0}'),
    table: t('Endpoints'),
    tableHelp: t(
      'Arrow keys move between rows and cells, Enter opens the endpoint, Space selects it, and Shift+F10 shows its actions.',
    ),
    shown: t('Showing {0} of {1}.'),
    hidden: t('Hidden: {0}.'),
    noEndpoints: t('No endpoints have been found yet.'),
    noMatch: t('No endpoint matches the filter.'),
    find: t('Find My Endpoints…'),
    clearFilter: t('Clear Filter'),
    created: t('Result of Create Alarms'),
    tryAgain: t('Try Again'),
    exportCreated: t('Export Markdown'),
    dismiss: t('Dismiss'),
    openAlarm: t('Show the alarm {0}'),
    saved: t('Saved as {0}'),
    reading: t('Reading the last 24 hours…'),
    dayText: t('Highest: {0} at {1}. Rises: {2}. Alarms fired: {3}.'),
    dayQuiet: t('Nobody connected in the last 24 hours'),
    dayUnknown: t('The last 24 hours have not been read yet'),
    latestText: t('{0}, {1}'),
    errors: t('Errors: {0}'),
    warnings: t('Warnings: {0}'),
    infos: t('Notes: {0}'),
    healthy: t('No findings'),
  };
}

function columnTitles(t: Translate): Readonly<Record<OverviewColumn, string>> {
  return {
    name: t('Endpoint'),
    status: t('Status'),
    open: t('Connected'),
    day: t('Last 24 hours'),
    latest: t('Latest user'),
    findings: t('Health check'),
    profile: t('Profile'),
    region: t('Region'),
    account: t('Account'),
    tags: t('Tags'),
  };
}
