/**
 * Comments that silence warnings: `// nnc-ignore NN708: reason` at the end of a line, or alone above it. A filter over finished
 * diagnostics; errors pass.
 */
import { positionOf, type SourceFile, span } from "../source/source.ts";
import { severities } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Ignore, ignoresOf } from "./ignore-comments.ts";
import { Report } from "./report.ts";

/** The diagnostics without the warnings that comments of their files silence. */
export function withoutIgnored(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return filtered(diagnostics).left;
}

/**
 * The same with what is wrong with the comments of a file that was checked. `whole`: whether all of it was, with no setting from outside, so that a
 * comment that silences nothing is one too many.
 */
export function withIgnores(diagnostics: readonly Diagnostic[], file: SourceFile, whole: boolean): readonly Diagnostic[] {
  const { left, used } = filtered(diagnostics);
  const report = new Report();
  const isSound = !diagnostics.some(({ severity }) => severity === "error");
  for (const ignore of ignoresOf(file)) reportFaulty(ignore, used.has(keyOf(file, ignore.code, ignore.line)) || !whole || !isSound || isOfData(ignore.code), report);
  return [...left, ...report.diagnostics];
}

function filtered(diagnostics: readonly Diagnostic[]): { readonly left: readonly Diagnostic[]; readonly used: ReadonlySet<string> } {
  const silenced = new Map<SourceFile, ReadonlySet<string>>();
  const used = new Set<string>();
  const left = diagnostics.filter(({ severity, code, span: { source, start } }) => {
    if (severity === "error" || source.library === true) return true;
    const keys = silenced.get(source) ?? new Set(ignoresOf(source).map(({ code: of, line }) => keyOf(source, of, line)));
    silenced.set(source, keys);
    const key = keyOf(source, code, positionOf(source, start).line);
    if (!keys.has(key)) return true;
    used.add(key);
    return false;
  });
  return { left, used };
}

function keyOf({ name }: SourceFile, code: string, line: number): string {
  return `${name} ${code} ${line}`;
}

/** Whether warnings of a code are found by reading data, which a check does not. */
function isOfData(code: string): boolean {
  return code.startsWith("NN6");
}

/** `needed`: whether it silences something, as far as is known. */
function reportFaulty({ code, reason, at, comment }: Ignore, needed: boolean, report: Report): void {
  const remove = { title: "remove the comment", edits: [{ span: wholeComment(comment), text: "" }] };
  const severity = severities.get(code);
  if (severity === "error") report.add("ignoreOfError", at, { code }, { fixes: [remove] });
  else if (severity === undefined) report.add("ignoreOfNoCode", at, { written: code });
  else if (!needed) report.add("unusedIgnore", at, { code }, { fixes: [remove] });
  else if (reason === "") report.add("ignoreWithoutReason", at, { code });
}

/** A comment with the blanks before it; with its line, where it is alone there. */
function wholeComment({ source, start, end }: Ignore["comment"]): Ignore["comment"] {
  const before = source.text.slice(0, start).trimEnd();
  if (before === "" || source.text.slice(before.length, start).includes("\n")) {
    const line = source.text.lastIndexOf("\n", start - 1) + 1;
    return span(source, line, Math.min(end + 1, source.text.length));
  }
  return span(source, before.length, end);
}
