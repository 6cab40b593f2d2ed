/** A choice of one among a few that need words: radio buttons as cards. */
import type { FormCard, FormField } from '../../core/alarmForm/view/formModel';
import type { FormTexts } from '../../core/alarmForm/view/formTexts';
import type { ControlAttributes } from './control';
import { useChoice } from './useChoice';

interface CardsInputProps {
  readonly field: Extract<FormField, { readonly kind: 'cards' }>;
  readonly control: ControlAttributes;
  readonly texts: FormTexts;
  readonly onChange: (value: string) => void;
}

/** The cards; the summary of errors leads to the chosen one. */
export function CardsInput({ field, control, texts, onChange }: CardsInputProps) {
  const { key, label, value, cards } = field;
  const [chosen, choose] = useChoice(value);
  return (
    <fieldset class="cards">
      <legend>{label}</legend>
      {cards.map((card) => (
        <Card
          key={card.value}
          {...{ card, texts }}
          name={key}
          isChosen={card.value === chosen}
          id={card.value === chosen ? control.id : `${control.id}-${card.value}`}
          onChoose={() => {
            choose(card.value);
            onChange(card.value);
          }}
        />
      ))}
    </fieldset>
  );
}

interface CardProps {
  readonly card: FormCard;
  readonly texts: FormTexts;
  readonly name: string;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Card({ card, texts, name, id, isChosen, onChoose }: CardProps) {
  const { value, label, description, detail, isRecommended, isUnavailable } = card;
  return (
    <label class={isChosen ? 'card chosen' : 'card'}>
      <input
        {...{ id, name, value }}
        type="radio"
        checked={isChosen}
        disabled={isUnavailable}
        onChange={onChoose}
      />
      <span>
        <strong>{label}</strong>
        {isRecommended && <span class="badge">{texts.recommended}</span>}
        <span class="facts">{description}</span>
        <span class="detail">{detail}</span>
      </span>
    </label>
  );
}
