/** Joins the command handlers of all features. */
import { activityHandlers, type ActivityCommandDeps } from './activity/activityCommands';
import { alarmHandlers, type AlarmCommandDeps } from './alarms/alarmHandlers';
import { auditHandlers, type AuditCommandDeps } from './audit/auditCommands';
import { connectionHandlers, type EndDeps } from './connections/endConnections';
import { diagnosticsHandlers, type DiagnosticsDeps } from './diagnostics/diagnosticsCommands';
import { linkHandlers } from './links/endpointLinks';
import type { CommandHandlers } from './messages/commandRunner';
import { scopeHandlers, type ScopeDeps } from './scopes/scopeCommands';
import { sessionHandlers, type SessionCommandDeps } from './scopes/sessionCommands';
import { topicHandlers, type TopicCommandDeps } from './topics/topicCommands';
import { choiceHandlers, type ChoiceDeps } from './tree/choiceCommands';
import { copyHandlers, type CopyDeps } from './tree/copyCommands';
import { endpointHandlers, type EndpointDeps } from './tree/endpointCommands';
import { overviewHandlers } from './overview/overviewHandlers';
import { showHandlers, type ShowDeps } from './tree/showCommands';
import { trialHandlers, type TrialDeps } from './trial/trialCommands';

/** Dependencies of all commands. */
export type HandlerDeps = ActivityCommandDeps &
  AlarmCommandDeps &
  AuditCommandDeps &
  EndDeps &
  DiagnosticsDeps &
  ScopeDeps &
  SessionCommandDeps &
  TopicCommandDeps &
  ChoiceDeps &
  EndpointDeps &
  Parameters<typeof linkHandlers>[0] &
  CopyDeps &
  Parameters<typeof overviewHandlers>[0] &
  ShowDeps &
  TrialDeps;

/** A handler for every command. */
export function handlers(deps: HandlerDeps): CommandHandlers {
  return {
    ...activityHandlers(deps),
    ...alarmHandlers(deps),
    ...auditHandlers(deps),
    ...connectionHandlers(deps),
    ...diagnosticsHandlers(deps),
    ...scopeHandlers(deps),
    ...sessionHandlers(deps),
    ...topicHandlers(deps),
    ...choiceHandlers(deps),
    ...endpointHandlers(deps),
    ...linkHandlers(deps),
    ...copyHandlers(deps),
    ...overviewHandlers(deps),
    ...showHandlers(deps),
    ...trialHandlers(deps),
  };
}
