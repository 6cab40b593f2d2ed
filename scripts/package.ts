/** `npm run package`: creates the .vsix and prints its path and size. */
import { packageExtension } from './packageExtension';
import { vsixFile } from './root';
import { runScript } from './cliError';

runScript(async () => {
  const bytes = await packageExtension();
  console.log(`${vsixFile} (${(bytes / 1024).toFixed(0)} KB)`);
});
