/** The generated pages of `docs/language/`: `npm run generate` writes them, and a test compares them. */
import { syntax } from "../../src/phases/parse/productions.ts";
import { diagnosticsPage } from "./diagnostics.ts";
import { ebnf } from "./ebnf.ts";
import { libraryPage } from "./library.ts";
import { railroadPage } from "./railroad.ts";
import { sideBySidePage } from "./side-by-side.ts";

export interface Page {
  /** From the root of the project. */
  readonly path: string;
  readonly text: () => string;
}

export const pages: readonly Page[] = [
  { path: "docs/language/nn.ebnf", text: () => ebnf(syntax()) },
  { path: "docs/language/railroad.html", text: () => railroadPage(syntax()) },
  { path: "docs/language/diagnostics.md", text: diagnosticsPage },
  { path: "docs/language/library.md", text: libraryPage },
  { path: "docs/language/side-by-side.md", text: sideBySidePage },
];
