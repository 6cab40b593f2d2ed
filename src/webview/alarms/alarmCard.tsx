/** The card of one alarm: what it detects, whom it notifies, its findings, its replay and delivery test. */
import { useId } from 'preact/hooks';
import type { AlarmCard } from '../../core/alarms/view/alarmsModel';
import { linkSigns } from '../../core/alarms/view/chain';
import type { DeliveryView } from '../../core/alarms/view/delivery';
import { fill } from '../../core/text/fill';
import type { AlarmsState, CardReplay, TabMessage } from '../../protocol/alarms';
import { Finding } from '../diagnosis/finding';
import { Buttons } from './buttons';
import { ChainDiagram } from './chainDiagram';
import { DeliveryStepper } from './deliveryStepper';
import { ReplayPart } from './replayPart';

/** What a card shows. */
export interface CardProps {
  readonly card: AlarmCard;
  readonly state: AlarmsState;
  readonly delivery: DeliveryView | undefined;
  readonly replay: CardReplay | undefined;
  readonly post: (message: TabMessage) => void;
}

/** The card. The extension can scroll to it and focus it. */
export function AlarmCardView({ card, state, delivery, replay, post }: CardProps) {
  const { texts } = state;
  const { alarmName, title, verdict, buttons, more } = card;
  const heading = useId();
  return (
    <section class="card" data-alarm={alarmName} tabIndex={-1} aria-labelledby={heading}>
      <CardHead card={card} heading={heading} />
      <p>{card.detects}</p>
      <p class="note">{card.condition}</p>
      <p class="note">{card.cost}</p>
      {card.inAlarm.length > 0 && (
        <p class="inAlarm">{fill(texts.inAlarm, card.inAlarm.join(', '))}</p>
      )}
      <p class={`verdict ${verdict.state}`}>
        <Sign state={verdict.state} name={texts.linkStates[verdict.state]} />
        <span>{verdict.text}</span>
      </p>
      <ChainDiagram chain={card.chain} texts={texts} post={post} />
      <div class="group">
        <Buttons buttons={buttons} post={post} />
        {more.length > 0 && (
          <details class="more">
            <summary>{texts.more}</summary>
            <div class="group">
              <Buttons buttons={more} post={post} />
            </div>
          </details>
        )}
      </div>
      {delivery && (
        <DeliveryStepper alarmName={alarmName} delivery={delivery} texts={texts} post={post} />
      )}
      {replay && <ReplayPart title={title} alarmName={alarmName} {...{ replay, state, post }} />}
      <Findings card={card} state={state} post={post} />
    </section>
  );
}

function CardHead({ card, heading }: { readonly card: AlarmCard; readonly heading: string }) {
  const { title, stateText, badge, state } = card;
  return (
    <header class="cardHead">
      <h2 id={heading}>{title}</h2>
      <span class={`state ${state}`}>{stateText}</span>
      <span class={`badge ${badge.kind}`}>{badge.text}</span>
    </header>
  );
}

/** A sign with its meaning for screen readers. */
function Sign({ state, name }: { readonly state: keyof typeof linkSigns; readonly name: string }) {
  return (
    <span class={`sign ${state}`} role="img" aria-label={name} title={name}>
      {linkSigns[state]}
    </span>
  );
}

function Findings({ card, state, post }: Pick<CardProps, 'card' | 'state' | 'post'>) {
  const { findings } = card;
  if (findings.length === 0) return null;
  // The chain shows most faults; what it does not show is open.
  const isFault = findings.some(({ severity }) => severity !== 'info');
  const isHidden = isFault && card.verdict.state === 'works';
  return (
    <details open={isHidden}>
      <summary>{fill(state.texts.findings, findings.length)}</summary>
      <ul class="findings">
        {findings.map((finding) => (
          <Finding
            key={finding.id}
            finding={finding}
            texts={state.findingTexts}
            onFix={({ id }) => {
              post({ type: 'step', step: { kind: 'fix', finding: id } });
            }}
            onRead={({ id }) => {
              post({ type: 'step', step: { kind: 'read', finding: id } });
            }}
          />
        ))}
      </ul>
    </details>
  );
}
