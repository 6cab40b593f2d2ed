/** The window of the trial, on a weekday morning. */
import type { Settings } from '../../../../scripts/hosts/startHost';
import { type Language, PageWalk } from '../../driver/pageWalk';
import { Workbench, type WorkbenchOptions } from '../../driver/workbench';
import type { OpenPart } from '../exhibit';

/** The scenario of the trial. */
export const company = { scenario: 'company', start: '2026-11-25T10:20:00+09:00' } as const;

/** No toasts over the subject. */
export const silent: Settings = {
  'clientVPNWatch.notifications': false,
  'clientVPNWatch.connectionNotifications': false,
};

/** Opens a window with the view of the extension. */
export async function openWindow(
  language: Language,
  options: WorkbenchOptions = {},
  about: () => Promise<void> = () => Promise.resolve(),
): Promise<OpenPart> {
  const workbench = await Workbench.open({ language, ...options });
  await workbench.openContainer('Client VPN');
  const walk = new PageWalk(workbench, language);
  const close = async (): Promise<void> => {
    await workbench.close();
    await about();
  };
  return { walk, close };
}

/** Waits for the offer that a new profile gets with its first endpoints, and closes it. */
export async function closeOffer({ walk: { t, workbench } }: OpenPart): Promise<void> {
  const offer = t(
    'The overview shows all endpoints, who is connected and whether anybody is notified.',
  );
  await workbench.notifications.dismiss(offer);
}

/** Opens the trial, and waits for its data. */
export async function openTrial(language: Language, settings: Settings): Promise<OpenPart> {
  const opened = await openWindow(language, { simulation: company, settings });
  await opened.walk.tree.row(/Tokyo office.*\d/).waitFor();
  return opened;
}
