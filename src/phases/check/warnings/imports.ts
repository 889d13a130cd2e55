import type { Report } from "../../../diagnostics/report.ts";
import type { File } from "../../../ir/ast/types.ts";
import { wholeLines, withoutOne } from "./edits.ts";
import { mentionsOf } from "./mentions.ts";

/** Names that are imported, and that nothing in the file reads: imports are not passed on. */
export function warnOfUnusedImports({ declarations }: File, defaults: readonly string[], report: Report): void {
  const named = new Set([...defaults, ...declarations.flatMap((d) => [...mentionsOf(d)])]);
  for (const declaration of declarations) {
    if (declaration.kind !== "import") continue;
    const unused = declaration.names.filter(({ text }) => !named.has(text));
    for (const name of unused) {
      const edit = unused.length === declaration.names.length ? wholeLines(declaration.span) : withoutOne(declaration.names.map((n) => n.span), declaration.names.indexOf(name));
      report.add("unusedImport", name.span, { name: name.text }, { fixes: [{ title: edit.span.start <= declaration.span.start ? "remove the import" : `remove \`${name.text}\``, edits: [edit] }] });
    }
  }
}
