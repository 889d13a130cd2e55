/** The editor of the model. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, StateEffect } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { ShownDiagnostic } from "../compiler/api.ts";
import { editorTheme } from "./editor-theme.ts";
import { nnLanguage } from "./language.ts";
import { createSourceView, type SourceView } from "./source-view.ts";

export interface Editor {
  text(): string;
  /** Replaces the text, in one step of the history. */
  replace(text: string): void;
  show(diagnostics: readonly ShownDiagnostic[]): void;
  /** Adds to the editor. */
  extend(extension: Extension): void;
  /** Puts the cursor on a line, from 1. */
  goTo(line: number): void;
  /** What is shown over the model. */
  readonly source: SourceView;
}

export function createEditor(parent: HTMLElement, text: string, changed: (text: string) => void): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), autocompletion(), highlightActiveLine(), lintGutter(), nnLanguage, editorTheme,
        EditorView.contentAttributes.of({ "aria-label": "Model", "tabindex": "0" }),
        // Tab moves the focus, so that the keyboard leaves the editor.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  const source = createSourceView(parent, view);
  return {
    source,
    text: () => view.state.doc.toString(),
    replace(next) {
      const before = view.state.doc.toString();
      if (next !== before) view.dispatch({ changes: changeBetween(before, next) });
    },
    show(diagnostics) {
      view.dispatch(setDiagnostics(view.state, diagnostics.map((d) => shown(d, view.state.doc.length))));
    },
    extend(extension) {
      view.dispatch({ effects: StateEffect.appendConfig.of(extension) });
    },
    goTo(line) {
      source.close();
      const { from } = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
  };
}

/** The part in which two texts differ, so that the cursor stays where it is. */
function changeBetween(before: string, next: string): { readonly from: number; readonly to: number; readonly insert: string } {
  let from = 0;
  while (from < before.length && from < next.length && before[from] === next[from]) from++;
  let same = 0;
  while (same < before.length - from && same < next.length - from && before[before.length - 1 - same] === next[next.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: next.slice(from, next.length - same) };
}

/** The text may have become shorter since it was checked. */
function shown({ from, to, severity, message, code, notes, fixes }: ShownDiagnostic, length: number): Diagnostic {
  return {
    from: Math.min(from, length), to: Math.min(Math.max(from, to), length), severity, source: code,
    message: [message, ...notes].join("\n"),
    actions: fixes.map(({ title, edits }) => ({
      name: title,
      apply: (view) => view.dispatch({ changes: edits.filter((edit) => edit.to <= view.state.doc.length).map((edit) => ({ from: edit.from, to: edit.to, insert: edit.text })) }),
    })),
  };
}
