/** `npm run package`: makes the .vsix and says where it is and how large. */
import { packageExtension } from './packageExtension';
import { vsixFile } from './root';
import { runScript } from './sentence';

runScript(async () => {
  const bytes = await packageExtension();
  console.log(`${vsixFile} (${(bytes / 1024).toFixed(0)} KB)`);
});
