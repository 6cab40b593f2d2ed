/** Pages where AWS refuses to answer, and where it has nothing. */
import { deniedStates, ServedAccount } from '../../driver/deniedStates';
import { simulatedScope } from '../../driver/simulatedAccount';
import { pages, type Part } from '../exhibit';
import { closeOffer, openWindow } from './trial';

let account: ServedAccount | undefined;

const served = (): ServedAccount => {
  if (!account) throw new Error('The account is served while its window is open.');
  return account;
};

/** The window. */
export const denied: Part = {
  name: 'denied',
  exhibits: pages(deniedStates(served)),
  open: async (language) => {
    account = await ServedAccount.open();
    const opened = await openWindow(language, simulatedScope(account.url), () => served().close());
    await opened.walk.tree.row('tokyo-office-vpn-connections').waitFor();
    await closeOffer(opened);
    return opened;
  },
};
