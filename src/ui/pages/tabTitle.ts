/** The title of an editor tab. */
import { clipText } from '../../core/text/displayText';

/** VS Code shortens no title, and a very long one leaves no place for other tabs. */
const longest = 40;

/** The text, or its beginning where it is too long for a tab. */
export function tabTitle(text: string): string {
  return clipText(text, longest);
}
