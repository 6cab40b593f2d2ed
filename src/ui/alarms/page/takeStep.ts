/** Does what a button of a card says. */
import type { CardStep } from '../../../core/alarms/view/cardButton';
import type { EndpointRef } from '../../../core/model/endpointRef';
import type { RunCommand } from '../../editor/runCommand';

/** Dependencies of the steps of a card. */
export interface TakeStepDeps {
  readonly run: RunCommand;
  /** Opens a document of AWS, by its address. */
  readonly openDocumentation: (url: string) => Promise<void>;
}

/**
 * Takes a step of an endpoint's card.
 * @param linkOf the address of the document about a finding of the cards; undefined if there is none
 */
export async function takeStep(
  step: CardStep,
  { scope, endpointId }: EndpointRef,
  { run, openDocumentation }: TakeStepDeps,
  linkOf: (finding: string) => string | undefined,
): Promise<void> {
  switch (step.kind) {
    case 'fix':
      await run('fixFinding', { scope, finding: step.finding });
      return;
    case 'read': {
      const link = linkOf(step.finding);
      if (link !== undefined) await openDocumentation(link);
      return;
    }
    case 'alarm': {
      const { command, alarmName } = step;
      await run(command, { kind: 'alarm', scope, endpointId, alarmName });
      return;
    }
    case 'subscribe':
      await run('subscribe', { kind: 'topic', scope, topicArn: step.topicArn });
      return;
    case 'confirm': {
      const { topicArn, address } = step;
      await run('trial.confirm', { kind: 'subscription', scope, topicArn, address });
    }
  }
}
