/** A report as one HTML page that loads nothing. */
import { type Content, html, type Markup } from "./html.ts";
import { style } from "./style.ts";

export interface Page {
  readonly title: string;
  readonly head: Markup;
  readonly sections: readonly Content[];
  readonly version: string;
}

/** The policy of the page forbids scripts and everything from elsewhere, whatever the text of a model or of data might be. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function page({ title, head, sections, version }: Page): string {
  const { text } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="nnc ${version}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${head}
<main>
${sections}
</main>
<footer><p class="quiet">Written by nnc ${version}.</p></footer>
</body>
</html>
`;
  return text;
}
