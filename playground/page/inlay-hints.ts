/** Inlay hints of a language server, which the client of CodeMirror does not show itself. */
import type { LSPClient } from "@codemirror/lsp-client";
import { type Extension, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { InlayHint, InlayHintParams, Position } from "vscode-languageserver-protocol";

/** Milliseconds without a key until the server is asked. */
const pause = 200;

const shown = StateEffect.define<DecorationSet>();

const hints = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, { changes, effects }) {
    const next = effects.find((effect) => effect.is(shown));
    return next === undefined ? set.map(changes) : next.value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Hint extends WidgetType {
  readonly #text: string;
  readonly #title: string | undefined;

  constructor(text: string, title: string | undefined) {
    super();
    this.#text = text;
    this.#title = title;
  }

  override eq(other: Hint): boolean {
    return other.#text === this.#text && other.#title === this.#title;
  }

  toDOM(): HTMLElement {
    const span = document.createElement("span");
    span.className = "inlay";
    span.textContent = this.#text;
    if (this.#title !== undefined) span.title = this.#title;
    return span;
  }
}

export function inlayHints(client: LSPClient, uri: string): Extension {
  return [hints, ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      await client.initializing;
      client.sync();
      const { doc } = view.state;
      const params: InlayHintParams = { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: doc.lines, character: 0 } } };
      const found = await client.request<InlayHintParams, readonly InlayHint[] | null>("textDocument/inlayHint", params).catch(() => null);
      // What was typed meanwhile asks anew.
      if (found !== null && view.state.doc === doc) view.dispatch({ effects: shown.of(decorationsOf(doc, found)) });
    };
    const later = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), milliseconds);
    };
    later(0);
    return {
      update({ docChanged }: ViewUpdate) {
        if (docChanged) later(pause);
      },
      destroy: () => clearTimeout(timer),
    };
  })];
}

function decorationsOf(doc: Text, found: readonly InlayHint[]): DecorationSet {
  return Decoration.set(found.map(({ position, label, tooltip }) => {
    const text = typeof label === "string" ? label : label.map(({ value }) => value).join("");
    return Decoration.widget({ widget: new Hint(text, typeof tooltip === "string" ? tooltip : undefined), side: 1 }).range(offsetOf(doc, position));
  }), true);
}

function offsetOf(doc: Text, { line, character }: Position): number {
  if (line >= doc.lines) return doc.length;
  const { from, to } = doc.line(line + 1);
  return Math.min(from + character, to);
}
