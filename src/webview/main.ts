/** The chart page: wires the extension's messages to the page and says `ready`. */
import 'uplot/dist/uPlot.min.css';
import './chart.css';
import { handle, type HostMessage } from '../protocol/chart';
import { ChartPage } from './chartPage';
import { connectEditor } from './editor';
import { onLookChange } from './theme';

const root = document.getElementById('chart');
if (!root) throw new Error('The page has no element for the chart.');

const editor = connectEditor();
let page: ChartPage | undefined;

editor.listen((message) => {
  handle<HostMessage>(
    {
      state: ({ state }) => {
        if (page) page.show(state);
        else page = new ChartPage(root, editor, state);
      },
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
