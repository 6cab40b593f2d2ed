/** The chart page: connects the extension's messages to the page and sends `ready`. */
import 'uplot/dist/uPlot.min.css';
import '../shared/page.css';
import './chart.css';
import {
  parseMemory,
  type ChartMemory,
  type HostMessage,
  type PageMessage,
} from '../../protocol/chart';
import { handle } from '../../protocol/messages';
import { ChartPage } from './chartPage';
import { connectEditor, pageRoot } from '../shared/vsCodeHost';
import { onLookChange } from '../shared/theme';

const root = pageRoot();
const editor = connectEditor<PageMessage, ChartMemory, HostMessage>(parseMemory);
let page: ChartPage | undefined;

editor.listen((message) => {
  handle<HostMessage>(
    {
      state: (state) => {
        if (page) page.show(state);
        else page = new ChartPage(root, editor, state);
      },
      lookAt: ({ at }) => page?.lookAt(at),
      busy: ({ busy }) => page?.setBusy(busy),
      failure: ({ sentence }) => page?.setFailure(sentence),
      fileFailure: ({ sentence }) => page?.say(sentence),
      copied: ({ rows }) => page?.copied(rows),
      saved: ({ name }) => page?.saved(name),
    },
    message,
  );
});
onLookChange(() => page?.lookChanged());
editor.post({ type: 'ready' });
