/** The diagnostics of the model as a list below the editor. */
import type { ShownDiagnostic, TextEdit } from "../compiler/api.ts";
import { element, withCode } from "./dom.ts";
import type { Editor } from "./editor.ts";

export function showProblems(parent: HTMLElement, diagnostics: readonly ShownDiagnostic[], editor: Pick<Editor, "goTo" | "text" | "replace">): void {
  parent.replaceChildren(...diagnostics.map(({ code, severity, message, notes, line, fixes }) => {
    const where = element("button", { type: "button", class: "where" }, `line ${line}`);
    where.addEventListener("click", () => editor.goTo(line));
    return element("li", {},
      element("p", {}, element("span", { class: severity }, `${severity === "error" ? "Error" : "Warning"} ${code}`), " ", where, ": ", ...withCode(message)),
      ...notes.map((note) => element("p", { class: "quiet" }, ...withCode(note))),
      ...fixes.map((fix) => {
        const button = element("button", { type: "button", class: "fix" }, ...withCode(fix.title));
        button.addEventListener("click", () => editor.replace(edited(editor.text(), fix.edits)));
        return button;
      }));
  }));
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return edits.toSorted((a, b) => b.from - a.from).reduce((all, edit) => all.slice(0, edit.from) + edit.text + all.slice(edit.to), text);
}
