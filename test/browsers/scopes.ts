/** Pages that run `train(create())` of a module `all.js` in a scope, and report what it gives. */
import type { PageText } from "./server.ts";

/** A script for each scope: what the page runs, which gives the results, and what it starts. */
const scopes = {
  "page": { page: `import("/all.js").then(({ create, train }) => train(create()))`, started: "" },
  "module worker": {
    page: `new Promise((resolve, reject) => {
      const worker = new Worker("/started.js", { type: "module" });
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => resolve(data);
    })`,
    started: `train(create()).then(postMessage);`,
  },
  "service worker": {
    page: `navigator.serviceWorker.register("/started.js", { type: "module", scope: location.search }).then((found) => new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      (found.installing ?? found.waiting ?? found.active).postMessage(null, [port2]);
    }))`,
    started: `addEventListener("message", (event) => event.waitUntil(train(create()).then((all) => event.ports[0].postMessage(all))));`,
  },
  "AudioWorklet": {
    page: `(async () => {
      const context = new OfflineAudioContext(1, 128, 44100);
      await context.audioWorklet.addModule("/started.js");
      const node = new AudioWorkletNode(context, "train");
      node.connect(context.destination);
      const found = new Promise((resolve) => { node.port.onmessage = ({ data }) => resolve(data); });
      await context.startRendering();
      return found;
    })()`,
    started: `registerProcessor("train", class extends AudioWorkletProcessor {
      constructor() {
        super();
        train(create()).then((all) => this.port.postMessage(all));
      }
      process() { return false; }
    });`,
  },
} as const;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as Scope[];

/** The files of a site, all with a policy, whose `/page.html` reports. */
export function scopePages(scope: Scope, files: Readonly<Record<string, string>>, policy: string, isolated = false): Readonly<Record<string, PageText>> {
  const { page, started } = scopes[scope];
  const script = (text: string): PageText => ({ type: "text/javascript", policy, isolated, text });
  return {
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`/${path}`, script(text)])),
    "/started.js": script(`import { create, train } from "/all.js";\n${started}\n`),
    "/page.js": script(`const report = (value) => fetch("/report", { method: "POST", body: JSON.stringify(value) });\ntry { await report(await ${page}); } catch (cause) { await report({ page: { error: String(cause) } }); }`),
    "/page.html": { type: "text/html", policy, isolated, text: `<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>` },
  };
}
