/** For stories whose steps need one another. */
import { afterEach, beforeEach } from 'mocha';

/** Skips what follows a step that failed, for it could only wait in vain; to be called inside `describe`. */
export function inSequence(): void {
  let failed = false;
  beforeEach(function () {
    if (failed) this.skip();
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });
}
