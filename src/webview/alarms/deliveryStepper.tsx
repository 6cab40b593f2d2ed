/** A delivery test as steps, while it runs and afterwards, with a question for each subscriber. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { AlarmsTexts } from '../../core/alarms/view/alarmsTexts';
import {
  stepSigns,
  type DeliveryStep,
  type DeliverySubscriber,
  type DeliveryView,
} from '../../core/alarms/view/delivery';
import { fill } from '../../core/text/fill';
import type { TabMessage } from '../../protocol/alarms';

interface StepperProps {
  readonly alarmName: string;
  readonly delivery: DeliveryView;
  readonly texts: AlarmsTexts;
  readonly post: (message: TabMessage) => void;
}

/** The steps. The focus moves to the first question, whose first answer proves nothing. */
export function DeliveryStepper({ alarmName, delivery, texts, post }: StepperProps) {
  const { running, steps, subscribers, verdict, outbox } = delivery;
  const root = useRef<HTMLElement>(null);
  useFirstQuestion(root, running);
  const asks = subscribers.some((one) => one.asks && one.answer === null);
  return (
    <section class="delivery" aria-label={texts.delivery} ref={root}>
      <h3>{texts.delivery}</h3>
      <ol class="stepper">
        {steps.map((step, index) => (
          <Step key={index} step={step} texts={texts} />
        ))}
        {subscribers.map((subscriber) => (
          <Subscriber
            key={subscriber.key}
            {...{ subscriber, texts }}
            onAnswer={(answer) => {
              post({ type: 'answer', alarmName, subscriber: subscriber.key, answer });
            }}
          />
        ))}
      </ol>
      <p class="result" role="status">
        {verdict?.text}
      </p>
      {asks && <p class="note">{texts.mayTake}</p>}
      <div class="group">
        {outbox && !running && (
          <button
            type="button"
            onClick={() => {
              post({ type: 'outbox' });
            }}
          >
            {texts.outbox}
          </button>
        )}
        {!running && (
          <button
            type="button"
            onClick={() => {
              post({ type: 'exportDelivery', alarmName });
            }}
          >
            {texts.exportMarkdown}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            post({ type: 'endDelivery', alarmName });
          }}
        >
          {running ? texts.stopWaiting : texts.hide}
        </button>
      </div>
    </section>
  );
}

/** Focuses the first question when the test ends, unless the reader is busy elsewhere. */
function useFirstQuestion(root: RefObject<HTMLElement | null>, running: boolean): void {
  const ran = useRef(running);
  useEffect(() => {
    const ended = ran.current && !running;
    ran.current = running;
    const { activeElement, body } = document;
    const card = root.current?.closest('.card');
    const isFree = activeElement === body || card?.contains(activeElement) === true;
    if (ended && isFree) root.current?.querySelector<HTMLElement>('.question button')?.focus();
  }, [root, running]);
}

interface StepProps {
  readonly step: DeliveryStep;
  readonly texts: AlarmsTexts;
  /** The subscriber that it is about. */
  readonly name?: string;
  readonly children?: ComponentChildren;
}

function Step({ step, texts, name, children }: StepProps) {
  const { state, text, remedy } = step;
  return (
    <li class={state}>
      <span class={`sign ${state}`} role="img" aria-label={texts.stepStates[state]}>
        {stepSigns[state]}
      </span>
      <div>
        <p>
          {name !== undefined && <strong>{name}: </strong>}
          {text}
        </p>
        {remedy !== null && <p class="note">{remedy}</p>}
        {children}
      </div>
    </li>
  );
}

interface SubscriberProps extends Pick<StepProps, 'texts'> {
  readonly subscriber: DeliverySubscriber;
  readonly onAnswer: (answer: DeliverySubscriber['answer']) => void;
}

function Subscriber({ subscriber, texts, onAnswer }: SubscriberProps) {
  const { name, asks, answer } = subscriber;
  const choices = [
    [null, texts.notYet],
    ['arrived', texts.arrived],
    ['missing', texts.missing],
  ] as const;
  return (
    <Step step={subscriber} texts={texts} name={name}>
      {asks && (
        <div class="group question" role="group" aria-label={fill(texts.question, name)}>
          <span class="note" aria-hidden="true">
            {fill(texts.question, name)}
          </span>
          {choices.map(([value, label]) => (
            <button
              key={label}
              type="button"
              aria-pressed={answer === value}
              onClick={() => {
                onAnswer(value);
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </Step>
  );
}
