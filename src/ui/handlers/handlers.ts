/** What each command does, put together from the commands of one kind each. */
import type { CommandHandlers } from '../messages/commands';
import { choiceHandlers, type ChoiceParts } from '../tree/choiceCommands';
import { copyDiagnostics, type DiagnosticsOptions } from '../diagnostics/copyDiagnostics';
import { scopeHandlers, type ScopeParts } from '../scopes/scopeCommands';
import { trialHandlers, type TrialTools } from '../trial/trialCommands';
import type { FixTools } from '../alarms/runFix';
import { alarmHandlers } from './alarmHandlers';
import { endpointHandlers, type EndpointParts } from './endpointHandlers';
import { sessionHandlers, type SessionParts } from './sessionHandlers';
import { showHandlers, type ShowParts } from './showHandlers';
import { topicHandlers, type TopicParts } from './topicHandlers';

/** The parts that commands use; each kind takes what it needs of them. */
export type HandlerParts = ScopeParts &
  SessionParts &
  FixTools &
  TopicParts &
  EndpointParts &
  ShowParts &
  ChoiceParts &
  DiagnosticsOptions &
  TrialTools;

/** A handler for every command. */
export function handlers(parts: HandlerParts): CommandHandlers {
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
