/** The moments of a replay as a list, the newest first. */
import { useState } from 'preact/hooks';
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import type { PictureMoment } from '../../core/replay/view/replayPicture';
import type { ReplayTexts } from '../../core/replay/view/replayTexts';
import { fill } from '../../core/text/fill';

interface MomentsProps {
  readonly moments: readonly PictureMoment[];
  readonly texts: ReplayTexts;
  readonly format: ChartFormat;
  readonly onMoment: (at: number) => void;
}

/** Rows that are added at once. */
const page = 100;

/** The list, which is closed at first. */
export function Moments({ moments, texts, format, onMoment }: MomentsProps) {
  const [most, setMost] = useState(page);
  if (moments.length === 0) return null;
  const rest = moments.length - most;
  return (
    <details>
      <summary>{fill(texts.moments, format.number(moments.length))}</summary>
      <table class="moments">
        <thead>
          <tr>
            <th scope="col">{texts.moment}</th>
            <th scope="col">{texts.what}</th>
          </tr>
        </thead>
        <tbody>
          {moments.slice(0, most).map((moment, index) => (
            <Moment key={index} {...{ moment, texts, format, onMoment }} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <button
          type="button"
          onClick={() => {
            setMost(most + page);
          }}
        >
          {fill(texts.showMore, format.number(Math.min(rest, page)))}
        </button>
      )}
    </details>
  );
}

function Moment({
  moment: { at, kind, text },
  texts,
  format,
  onMoment,
}: Omit<MomentsProps, 'moments'> & { readonly moment: PictureMoment }) {
  const name = texts.kinds[kind];
  return (
    <tr class={kind}>
      <td>
        <button
          type="button"
          class="link"
          title={texts.showInChart}
          onClick={() => {
            onMoment(at);
          }}
        >
          {format.second(at)}
        </button>
      </td>
      <td>{text === undefined ? name : fill(texts.titled, name, text)}</td>
    </tr>
  );
}
