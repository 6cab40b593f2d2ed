/** Combines the handlers of all kinds of commands. */
import type { CommandHandlers } from './messages/commandRunner';
import { choiceHandlers, type ChoiceDeps } from './tree/choiceCommands';
import { copyDiagnostics, type DiagnosticsDeps } from './diagnostics/diagnosticsCommands';
import { scopeHandlers, type ScopeDeps } from './scopes/scopeCommands';
import { trialHandlers, type TrialDeps } from './trial/trialCommands';
import type { FixDeps } from './alarms/runFix';
import { alarmHandlers } from './alarms/alarmHandlers';
import { endpointHandlers, type EndpointDeps } from './handlers/endpointHandlers';
import { sessionHandlers, type SessionCommandDeps } from './scopes/sessionCommands';
import { showHandlers, type ShowDeps } from './tree/showCommands';
import { topicHandlers, type TopicCommandDeps } from './topics/topicCommands';

/** Dependencies of all commands. */
export type HandlerDeps = ScopeDeps &
  SessionCommandDeps &
  FixDeps &
  TopicCommandDeps &
  EndpointDeps &
  ShowDeps &
  ChoiceDeps &
  DiagnosticsDeps &
  TrialDeps;

/** A handler for every command. */
export function handlers(parts: HandlerDeps): CommandHandlers {
  return {
    ...scopeHandlers(parts),
    ...sessionHandlers(parts),
    ...alarmHandlers(parts),
    ...topicHandlers(parts),
    ...endpointHandlers(parts),
    ...showHandlers(parts),
    ...choiceHandlers(parts),
    ...trialHandlers(parts),
    copyDiagnostics: () => copyDiagnostics(parts),
  };
}
