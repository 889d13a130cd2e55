/** Every generated page of `grammar/`: `npm run generate` writes them, a test holds them current. */
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
  { path: "grammar/nn.ebnf", text: () => ebnf(syntax()) },
  { path: "grammar/railroad.html", text: () => railroadPage(syntax()) },
  { path: "grammar/diagnostics.md", text: diagnosticsPage },
  { path: "grammar/library.md", text: libraryPage },
  { path: "grammar/side-by-side.md", text: sideBySidePage },
];
