/** The HTML of a page and its content security policy, which allows only the page's own script and style. */

/** The pages. The script of all pages reads the name from `<body data-page>` and shows that page. */
export type PageName = 'alarmForm' | 'endpoint' | 'connections' | 'mail' | 'overview';

/** What differs from one page to the next. */
export interface PageParts {
  readonly page: PageName;
  /** New for every page. */
  readonly nonce: string;
  /** The editor's origin for local files (`webview.cspSource`). */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
}

/** The whole document: an empty `main` that the script fills. */
export function pageHtml(parts: PageParts): string {
  const { page, nonce, cspSource, scriptUri, styleUri, lang, title } = parts;
  const policy = [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escape(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escape(styleUri)}">
<title>${escape(title)}</title>
</head>
<body data-page="${page}">
<main id="page"></main>
<script nonce="${escape(nonce)}" src="${escape(scriptUri)}"></script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
