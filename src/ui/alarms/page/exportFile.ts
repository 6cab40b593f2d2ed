/** Saves a replay or the result of a delivery test as a file that the user chooses. */
import { pictureCsv, pictureJson } from '../../../core/alarms/pictures/pictureExport';
import type { DeliveryProgress } from '../../../core/alarms/deliveryView';
import type { Log } from '../../../core/base/log';
import type { Format } from '../../../core/text/format';
import type { HostMessage, ReplayFormat } from '../../../protocol/alarms';
import { failureSentence, saveFile } from '../../pages/pageFiles';
import { deliveryMarkdown } from '../delivery/testDelivery';
import type { ShownReplay } from '../replay/replayWork';

/** What is saved. */
export type Exported =
  | {
      readonly kind: 'replay';
      readonly shown: Extract<ShownReplay, { readonly kind: 'done' }>;
      readonly format: ReplayFormat;
    }
  | { readonly kind: 'delivery'; readonly progress: DeliveryProgress };

/** How texts are formatted, and where the outcome is reported. */
export interface ExportDeps {
  readonly format: Format;
  readonly log: Log;
  readonly post: (message: HostMessage) => void;
}

/** Asks for the file, saves it, and reports the outcome to the page. */
export async function exportFile(exported: Exported, deps: ExportDeps): Promise<void> {
  const kind = exported.kind === 'replay' ? exported.format : 'md';
  const name = exported.kind === 'replay' ? 'alarm-replay' : 'delivery-test';
  try {
    const bytes = new TextEncoder().encode(textOf(exported, deps.format));
    const outcome = await saveFile(`${name}.${kind}`, kind, bytes);
    if (outcome) deps.post(outcome);
  } catch (error) {
    deps.post({ type: 'fileFailure', sentence: failureSentence(error, deps.log) });
  }
}

function textOf(exported: Exported, format: Format): string {
  if (exported.kind === 'delivery') return deliveryMarkdown(exported.progress, format);
  const { shown, format: wanted } = exported;
  switch (wanted) {
    case 'md':
      return shown.markdown;
    case 'csv':
      return pictureCsv(shown.picture);
    case 'json':
      return pictureJson(shown.picture);
  }
}
