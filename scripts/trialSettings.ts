/** The setting that makes the extension use its own simulated AWS. */
import type { Settings } from './hosts/startHost';

/** Trial mode. It is a setting of the machine, so hosts read it from their machine settings. */
export const trialSettings: Settings = { 'clientVPNWatch.trial': true };
