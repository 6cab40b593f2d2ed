/**
 * Words that were retired, each with the standard term to use instead. CONTRIBUTING.md has the glossary.
 *
 * A word is listed only if no use of it is right. "Turn", "place" or "kept" are therefore not here,
 * although they were replaced where a better term exists.
 */

/** As a word of an identifier or a path below `src`, in lower case. */
export const retiredInIdentifiers: Readonly<Record<string, string>> = {
  told: 'notified, reported',
  tell: 'notify, report',
  tells: 'notifies, indicates',
  telling: 'notifying, reporting',
  untold: 'unreported',
  mend: 'repair, fix',
  mended: 'repaired, fixed',
  mends: 'repairs, fixes',
  adopt: 'applyRemote, merge, attach',
  adopted: 'applied, fromOtherWindow',
  happening: 'event',
  happenings: 'events',
  happened: 'outcome',
  comings: 'connectionEvents',
  hurry: 'prioritize',
  patience: 'slotTimeout',
  pace: 'yielder',
  stray: 'unattached',
  strays: 'unattached',
  doctor: 'diagnosis',
  drill: 'deliveryTest',
  learned: 'calibration, estimate',
  lack: 'gap',
  lacks: 'gaps',
  audible: 'notMuted',
  trouble: 'storageErrors',
  interest: 'visibility',
  judge: 'classify',
  judgement: 'classification',
  leash: 'killOnParentExit',
  lateness: 'latency',
  whoever: 'any caller',
  learn: 'fetch, add, determine',
  news: 'new events',
  world: 'account, region',
};

/** As whole words of an English text of the user interface. */
export const retiredInTexts: Readonly<Record<string, string>> = {
  untold: 'not notified',
  telling: 'notifying',
  adopt: 'apply, merge',
  adopted: 'applied',
  happening: 'event',
  happenings: 'events',
  news: 'new events',
  stray: 'not attached',
  doctor: 'health check',
  learn: 'determine',
  anew: 'again',
  whoever: 'anyone who',
  world: 'account, Region',
  'let go of': 'release',
  'lets go of': 'releases',
  'what became of': 'outcome of',
  'as of when': 'time of',
  'taken for': 'treated as',
};
