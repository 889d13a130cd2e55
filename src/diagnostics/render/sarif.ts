/** Diagnostics as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for tools that collect them. */
import { positionOf, type SourceFile, type Span } from "../../source/source.ts";
import { entryOf } from "../catalogue.ts";
import type { Diagnostic, Fix } from "../diagnostic.ts";

export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const used = [...new Set(diagnostics.map((d) => d.code))].sort();
  const rules = used.map((code) => {
    const { title, explanation } = entryOf({ code });
    return { id: code, shortDescription: { text: title }, fullDescription: { text: explanation } };
  });
  const results = diagnostics.map((d) => ({
    ruleId: d.code,
    ruleIndex: used.indexOf(d.code),
    level: d.severity,
    message: { text: d.message },
    locations: [location(d.span)],
    relatedLocations: d.notes.flatMap((n) => (n.span === undefined ? [] : [{ ...location(n.span), message: { text: n.message } }])),
    fixes: d.fixes.map(fix),
  }));
  return JSON.stringify({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "nnc", rules } }, columnKind: "utf16CodeUnits", results }],
  }, undefined, 2);
}

function region(span: Span): object {
  const from = positionOf(span.source, span.start);
  const to = positionOf(span.source, span.end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function artifact({ name }: SourceFile): { readonly uri: string } {
  return { uri: name.split("/").map(encodeURIComponent).join("/") };
}

function location(span: Span): object {
  return { physicalLocation: { artifactLocation: artifact(span.source), region: region(span) } };
}

/** One change for each file that is edited. */
function fix({ title, edits }: Fix): object {
  const files = [...new Set(edits.map(({ span }) => span.source))];
  return {
    description: { text: title },
    artifactChanges: files.map((source) => {
      const own = edits.filter(({ span }) => span.source === source);
      return {
        artifactLocation: artifact(source),
        replacements: own.map(({ span, text }) => ({ deletedRegion: region(span), insertedContent: { text } })),
      };
    }),
  };
}
