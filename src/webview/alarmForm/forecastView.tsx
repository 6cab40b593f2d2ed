/** The last days of the endpoint with the moments at which the alarm would have fired. */
import { useState } from 'preact/hooks';
import type { ForecastFiring, ForecastModel } from '../../core/alarmForm/view/forecastModel';
import type { FormTexts } from '../../core/alarmForm/view/formTexts';
import { ForecastChart } from './forecastChart';

interface ForecastProps {
  readonly forecast: ForecastModel;
  readonly texts: FormTexts;
  /** BCP 47. */
  readonly language: string;
}

/** The picture, its words, and the moments as a list. The last picture stays until the next is there. */
export function ForecastView({ forecast, texts, language }: ForecastProps) {
  const { headline, isStale, picture } = forecast;
  return (
    <section class={isStale ? 'forecast stale' : 'forecast'}>
      <h2>{texts.forecastTitle}</h2>
      <p class="headline" role="status">
        {headline}
      </p>
      {picture && (
        <>
          <ForecastChart {...{ picture, texts, language, headline }} />
          <Moments firings={picture.firings} title={texts.moments} />
        </>
      )}
    </section>
  );
}

/** More would make the page slow, and nobody reads them. */
const mostMoments = 300;

/** The moments, newest first; the list is made once it is opened. */
function Moments({
  firings,
  title,
}: {
  readonly firings: readonly ForecastFiring[];
  readonly title: string;
}) {
  const [isOpen, setOpen] = useState(false);
  if (firings.length === 0) return null;
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>
        {title} ({firings.length})
      </summary>
      {isOpen && (
        <ol class="moments" tabIndex={0} aria-label={title}>
          {firings
            .slice(-mostMoments)
            .toReversed()
            .map(({ at, label, who }) => (
              <li key={at}>
                {label} · {who}
              </li>
            ))}
        </ol>
      )}
    </details>
  );
}
