/** For mutation testing: thousands of mutants run the properties, so each stops after 0.1 s. */
import fc from 'fast-check';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- The plugin that replaces it cannot be set for all.
fc.configureGlobal({ interruptAfterTimeLimit: 100 });
