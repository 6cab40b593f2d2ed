/** The tab Now: connects the extension's messages to the chart and sends `ready`. */
import 'uplot/dist/uPlot.min.css';
import './chart.css';
import {
  parseMemory,
  type ChartMemory,
  type HostMessage,
  type PageMessage,
} from '../../protocol/chart';
import { handle } from '../../protocol/messages';
import { editorOn, type MountPart } from '../shared/vsCodeHost';
import { ChartPage } from './chartPage';

/** Shows the chart in an element. */
export const mountNowTab: MountPart = (root, channel) => {
  const editor = editorOn<PageMessage, ChartMemory, HostMessage>(channel, parseMemory);
  let page: ChartPage | undefined;
  editor.listen((message) => {
    handle<HostMessage>(
      {
        state: (state) => {
          page ??= new ChartPage(root, editor, state);
          page.receive(state);
        },
        revealTime: ({ at }) => page?.revealTime(at),
        linkCopied: () => page?.report('linkCopied'),
        busy: ({ busy }) => page?.receive({ busy }),
        failure: ({ sentence: failure }) => page?.receive({ failure }),
        fileFailure: ({ sentence }) => page?.say(sentence),
        copied: ({ rows }) => page?.report('copied', rows),
        saved: ({ name }) => page?.report('saved', name),
      },
      message,
    );
  });
  editor.post({ type: 'ready' });
  return { styleChanged: () => page?.styleChanged() };
};
