/** A page of nnc as the content of a webview. */

/** No script, nothing from elsewhere. Typeset formulas have attributes of style. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Colors of the editor's theme, in place of those of the page. */
const theme = `body { --paper: var(--vscode-editor-background); --ink: var(--vscode-editor-foreground); --quiet: var(--vscode-descriptionForeground); --rule: var(--vscode-widget-border, var(--vscode-editorIndentGuide-background1)); --first: var(--vscode-textLink-foreground); --shade: var(--vscode-textCodeBlock-background); }`;

/** The policy is the first element of the head: it applies to all that follows, whatever wrote the page. */
export function inWebview(page: string): string {
  return page.replace(/<head>/i, `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`).replace(/<\/head>/i, `<style>${theme}</style></head>`);
}
