/** The forecast as the page shows it. */
import { displayText } from '../text/displayText';
import { failureText } from '../text/failures/failureText';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import type { Sample } from '../model/sample';
import type { Forecast, ForecastEvent } from './forecast';
import type { ForecastModel, ForecastPicture, ForecastVerdict } from './view/forecastModel';

type Reader = Pick<ViewContext, 't' | 'format' | 'now'>;

/** More than the picture has pixels for. */
const mostBars = 2000;
const mostCounts = 2000;

/** The model. @param isStale whether a newer forecast is being computed */
export function forecastModel(forecast: Forecast, isStale: boolean, reader: Reader): ForecastModel {
  return {
    headline: headline(forecast, reader),
    isStale,
    picture:
      forecast.counts.length + forecast.events.length > 0 ? pictureOf(forecast, reader) : null,
  };
}

function headline(
  { events, firings, failure, isWithoutLog, isOfAttempts }: Forecast,
  reader: Reader,
): string {
  const { t, format } = reader;
  if (isWithoutLog === true) {
    return t(
      'There is no connection log yet, so it is not known what this alarm would have done. It sees every connection from the moment the log begins.',
    );
  }
  if (failure) return failureText(failure, t).sentence;
  if (events.length === 0) {
    return isOfAttempts === true
      ? t('No attempt failed in the last seven days.')
      : t('Nobody connected in the last seven days.');
  }
  const count = (verdict: ForecastVerdict): number =>
    events.filter((one) => one.verdict === verdict).length;
  const [notified, unknown] = [count('notified'), count('unknown')];
  return sentences(
    [
      t(
        '{0} of {1} notified, in {2} notifications.',
        format.count(notified),
        format.count(events.length),
        format.count(firings.length),
      ),
      ...(unknown > 0
        ? [t('For {0} of them this cannot be determined.', format.count(unknown))]
        : []),
    ],
    t,
  );
}

function pictureOf({ range, counts, events, firings }: Forecast, reader: Reader): ForecastPicture {
  const { format, t } = reader;
  return {
    start: range.start,
    end: range.end,
    counts: thinned(counts).map(({ at, value }) => [at, value]),
    bars: events.slice(-mostBars).map((event) => barOf(event, reader)),
    firings: firings.map(({ at, who }) => ({
      at,
      label: format.moment(at),
      who: who.length > 0 ? format.list(who.map(displayText)) : t('without names'),
    })),
  };
}

function barOf({ start, end, who, verdict }: ForecastEvent, { t, format }: Reader) {
  const words = {
    notified: t('notified'),
    missed: t('missed'),
    unknown: t('cannot be determined'),
  };
  const name = who === undefined ? '' : `${displayText(who)} · `;
  return { start, end, verdict, label: `${name}${format.moment(start)} · ${words[verdict]}` };
}

/** The highest of each run of samples, if there are more than the picture can show. */
function thinned(samples: readonly Sample[]): readonly Sample[] {
  const size = Math.ceil(samples.length / mostCounts);
  if (size <= 1) return samples;
  const peaks: Sample[] = [];
  for (let i = 0; i < samples.length; i += size) {
    const run = samples.slice(i, i + size);
    peaks.push(run.reduce((high, one) => (one.value > high.value ? one : high)));
  }
  return peaks;
}
