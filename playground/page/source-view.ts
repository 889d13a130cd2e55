/** A text that is not the model's, such as a definition of the standard library, over the model: read only, until Escape or its button closes it. */
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, lineNumbers } from "@codemirror/view";
import { element } from "./dom.ts";
import { editorTheme } from "./editor-theme.ts";
import { nnLanguage } from "./language.ts";

export interface SourceView {
  /** Shows a text with the focus in it, in place of one that is shown. */
  open(name: string, text: string, extension: Extension): EditorView;
  /** Back to the model; nothing where it is in front. */
  close(): void;
}

/** `parent`: the element around the model's editor, `below`. */
export function createSourceView(parent: HTMLElement, below: EditorView): SourceView {
  let shown: { readonly panel: HTMLElement; readonly view: EditorView } | undefined;
  const remove = (): void => {
    shown?.view.destroy();
    shown?.panel.remove();
    shown = undefined;
  };
  const close = (): void => {
    if (shown === undefined) return;
    remove();
    below.dom.inert = false;
    below.focus();
  };
  return {
    close,
    open(name, text, extension) {
      remove();
      const button = element("button", { type: "button" }, "Back to the model");
      const what = `${name}, of the standard library, read only`;
      const panel = element("section", { class: "source", "aria-label": what },
        element("div", { class: "bar" }, element("strong", {}, name), element("span", { class: "quiet" }, "read only"), element("span", { class: "spread" }), button));
      const view = new EditorView({
        parent: panel,
        state: EditorState.create({
          doc: text,
          extensions: [lineNumbers(), drawSelection(), highlightActiveLine(), nnLanguage, editorTheme, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-label": what, "tabindex": "0" }), extension],
        }),
      });
      button.addEventListener("click", close);
      panel.addEventListener("keydown", (event) => {
        // The list of uses, below the text, closes alone.
        if (event.key === "Escape" && !event.defaultPrevented) close();
      });
      parent.append(panel);
      below.dom.inert = true;
      shown = { panel, view };
      view.focus();
      return view;
    },
  };
}
