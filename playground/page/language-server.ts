/** The language server in a worker of its own: completion, hover, signatures, names and their places, and the shape after each step. */
import { findReferencesKeymap, hoverTooltips, jumpToDefinition, jumpToDefinitionKeymap, LSPClient, renameKeymap, serverCompletion, signatureHelp, type Transport } from "@codemirror/lsp-client";
import type { Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { inlayHints } from "./inlay-hints.ts";
import { plainMarkup } from "./markup.ts";
import { ModelWorkspace, modelUri } from "./model-workspace.ts";
import type { SourceView } from "./source-view.ts";

/** `worker` runs `src/lsp/worker.ts`; `source` shows what is not of the model. The extension is for the model's editor. */
export function languageServer(worker: Worker, source: Pick<SourceView, "open">): Extension {
  const reading = [hoverTooltips(), keymap.of([...jumpToDefinitionKeymap, ...findReferencesKeymap]), clickToDefinition];
  const client = new LSPClient({
    sanitizeHTML: plainMarkup, timeout: 30_000, extensions: reading,
    workspace: (of) => new ModelWorkspace(of, (uri, name, text) => source.open(name, text, of.plugin(uri, "nn"))),
  });
  client.connect(overMessages(worker));
  return [client.plugin(modelUri, "nn"), serverCompletion(), signatureHelp(), keymap.of([...renameKeymap]), inlayHints(client, modelUri)];
}

/** A click with Control, on a Mac with Command, goes where F12 does. */
const clickToDefinition = EditorView.domEventHandlers({
  mousedown(event, view) {
    const pos = event.button === 0 && (event.ctrlKey || event.metaKey) ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
    if (pos === null) return false;
    view.dispatch({ selection: { anchor: pos } });
    view.focus();
    return jumpToDefinition(view);
  },
});

/** The client writes JSON, the server takes messages as they are. */
function overMessages(worker: Worker): Transport {
  const listeners = new Map<(text: string) => void, (event: MessageEvent) => void>();
  return {
    send: (text) => worker.postMessage(JSON.parse(text), []),
    subscribe(handler) {
      const listener = ({ data }: MessageEvent): void => handler(JSON.stringify(data));
      listeners.set(handler, listener);
      worker.addEventListener("message", listener);
    },
    unsubscribe(handler) {
      const listener = listeners.get(handler);
      if (listener !== undefined) worker.removeEventListener("message", listener);
      listeners.delete(handler);
    },
  };
}
