/** The script of all pages: shows the page that the document names. */
import './shared/page.css';
import './shared/controls.css';
import './shared/popover.css';
import type { PageName } from '../protocol/page';
import { mountAlarmForm } from './alarmForm/alarmForm';
import { mountConnections } from './connections/connectionsTab';
import { mountEndpointPage } from './endpointPage/endpointPage';
import { mountMail } from './mail/mailPage';
import { mountOverviewPage } from './overview/overviewPage';
import { keepFocus } from './shared/keepFocus';
import { onStyleChange } from './shared/theme';
import { connectChannel, pageRoot, type MountPart } from './shared/vsCodeHost';

const pages: Readonly<Record<PageName, MountPart>> = {
  alarmForm: mountAlarmForm,
  endpoint: mountEndpointPage,
  connections: mountConnections,
  mail: mountMail,
  overview: mountOverviewPage,
};

// `pageHtml` writes the name.
const mount = pages[document.body.dataset.page as PageName];
const channel = connectChannel();
keepFocus(channel.post);
const view = mount(pageRoot(), channel);
onStyleChange(() => view.styleChanged?.());
