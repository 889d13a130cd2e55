import type { Report } from "../../../diagnostics/report.ts";
import type { Name } from "../../../ir/ast/expression.ts";
import type { Declaration, File } from "../../../ir/ast/types.ts";
import { mentionsOf } from "./mentions.ts";

/** Results of layers and blocks after their first that nothing in the file reads by the name of a use. A file without a model is for others to import. */
export function warnOfUnreadResults({ declarations }: File, report: Report): void {
  if (!declarations.some((d) => d.kind === "chain" && d.keyword === "model")) return;
  const mentioned = new Set(declarations.flatMap((d) => [...mentionsOf(d)]));
  for (const declaration of declarations) {
    if (declaration.kind === "import") continue;
    for (const { text: name, span } of resultsOf(declaration).slice(1)) {
      if (!mentioned.has(`.${name}`)) report.add("unreadResult", span, { name, of: declaration.name.text });
    }
  }
}

function resultsOf(declaration: Declaration): readonly Name[] {
  if (declaration.kind === "layer") return declaration.body.flatMap((s) => (s.kind === "layerOutput" ? [s.name] : []));
  return declaration.kind === "chain" && declaration.keyword === "block" ? declaration.body.flatMap((s) => (s.kind === "output" ? [s.name] : [])) : [];
}
