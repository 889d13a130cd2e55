/** The diagnostics of the model as a list below the editor. */
import type { ShownDiagnostic } from "../compiler/api.ts";
import { element, withCode } from "./dom.ts";

export interface ProblemActions {
  readonly goTo: (line: number) => void;
  readonly apply: (fix: ShownDiagnostic["fixes"][number]) => void;
}

export function showProblems(parent: HTMLElement, diagnostics: readonly ShownDiagnostic[], { goTo, apply }: ProblemActions): void {
  parent.replaceChildren(...diagnostics.map(({ code, severity, message, notes, line, fixes }) => {
    const where = element("button", { type: "button", class: "where" }, `line ${line}`);
    where.addEventListener("click", () => goTo(line));
    return element("li", {},
      element("p", {}, element("span", { class: severity }, `${severity === "error" ? "Error" : "Warning"} ${code}`), " ", where, ": ", ...withCode(message)),
      ...notes.map((note) => element("p", { class: "quiet" }, ...withCode(note))),
      ...fixes.map((fix) => {
        const button = element("button", { type: "button", class: "fix" }, ...withCode(fix.title));
        button.addEventListener("click", () => apply(fix));
        return button;
      }));
  }));
}
