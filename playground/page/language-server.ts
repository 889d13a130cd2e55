/** The language server in a worker of its own: completion, hover, signatures, names, and the shape after each step. */
import { hoverTooltips, LSPClient, renameKeymap, serverCompletion, signatureHelp, type Transport } from "@codemirror/lsp-client";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { inlayHints } from "./inlay-hints.ts";
import { plainMarkup } from "./markup.ts";

/** What the server calls the text. */
const uri = "file:///model.nn";

/** `worker` runs `src/lsp/worker.ts`. */
export function languageServer(worker: Worker): Extension {
  const client = new LSPClient({ sanitizeHTML: plainMarkup, timeout: 30_000, extensions: [serverCompletion(), hoverTooltips(), signatureHelp(), keymap.of([...renameKeymap])] });
  client.connect(overMessages(worker));
  return [client.plugin(uri, "nn"), inlayHints(client, uri)];
}

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
