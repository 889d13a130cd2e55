import type { Report } from "../../../diagnostics/report.ts";
import type { File } from "../../../ir/ast/types.ts";
import { type Definition, keywordOf } from "../library.ts";
import { mentionsOf } from "./mentions.ts";

/** Definitions to which no model of the file leads. A file without a model is for others to import. */
export function warnOfUnusedDefinitions({ declarations }: File, defaults: readonly string[], report: Report): void {
  const definitions = declarations.flatMap((d) => (d.kind === "import" ? [] : [d]));
  const reached = new Set(definitions.filter(isModel));
  if (reached.size === 0) return;
  const named = new Set(defaults);
  // A set is iterated over what is added meanwhile, too.
  for (const definition of reached) {
    for (const name of mentionsOf(definition)) named.add(name);
    for (const other of definitions) if (named.has(other.name.text)) reached.add(other);
  }
  for (const definition of definitions) {
    if (!reached.has(definition)) report.add("unusedDefinition", definition.name.span, { keyword: keywordOf(definition), name: definition.name.text });
  }
}

function isModel(definition: Definition): boolean {
  return keywordOf(definition) === "model";
}
