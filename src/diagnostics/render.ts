import type { Diagnostic } from "./diagnostic.ts";
import { renderGithub } from "./render/github.ts";
import { renderJson } from "./render/json.ts";
import { renderPretty } from "./render/pretty.ts";
import { renderSarif } from "./render/sarif.ts";

export type RenderFormat = "pretty" | "json" | "github" | "sarif";

export interface RenderOptions {
  /** Colors by ANSI codes, in `pretty` alone. */
  readonly color?: boolean;
}

/** Diagnostics as text: with frames of the code for people, or for machines. */
export function render(diagnostics: readonly Diagnostic[], format: RenderFormat, options: RenderOptions = {}): string {
  switch (format) {
    case "pretty": return renderPretty(diagnostics, options.color ?? false);
    case "json": return renderJson(diagnostics);
    case "github": return renderGithub(diagnostics);
    case "sarif": return renderSarif(diagnostics);
  }
}
