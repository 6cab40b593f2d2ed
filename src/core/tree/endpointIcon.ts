/** An endpoint's icon: the worst of its own state and its alarms'. */
import type { EndpointKnowledge } from './endpointFacts';
import type { NodeIcon } from '../rows/node';

/** Shapes differ as well as colours, so that no information depends on colour alone. */
export function endpointIcon({ endpoint, summary, faulty }: EndpointKnowledge): NodeIcon {
  if (endpoint.state === 'deleting' || endpoint.state === 'deleted')
    return { id: 'circle-slash', color: 'disabledForeground' };
  if (summary?.worst === 'ALARM') return { id: 'bell-dot', color: 'charts.red' };
  if (endpoint.state === 'unknown') return { id: 'question', color: 'list.warningForeground' };
  // Without a target network no client can connect.
  if (endpoint.state !== 'available') return { id: 'warning', color: 'list.warningForeground' };
  if (!summary) return { id: 'vm-connect' };
  if (summary.worst === 'INSUFFICIENT_DATA') return { id: 'vm-outline', color: 'charts.yellow' };
  if (summary.actionsOff > 0) return { id: 'bell-slash', color: 'list.warningForeground' };
  if (faulty > 0) return { id: 'warning', color: 'list.warningForeground' };
  return { id: 'vm-active', color: 'testing.iconPassed' };
}
