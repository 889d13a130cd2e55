/** `node --import nnc/register app.js`, `bun --preload nnc/register app.ts`: imports of `.nn` files without a bundler. */
import * as modules from "node:module";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { modelFile, moduleOf, warnOnTerminal } from "./module.ts";
import type { Answer } from "./worker.ts";

/** What it needs of Bun, whose plugins of the runtime are not those of its bundler: unplugin is for the latter. */
interface Bun {
  plugin(plugin: { readonly name: string; setup(build: { onLoad(options: { readonly filter: RegExp }, load: (file: { readonly path: string }) => Promise<{ readonly contents: string; readonly loader: "js" }>): void }): void }): void;
}

/** Hooks of Node 22.15 and later, which the types of the oldest Node lack. */
interface Hooked {
  registerHooks(hooks: { load(url: string, context: object, next: (url: string, context: object) => object): object }): void;
}

function hookedOf(module: object): Hooked | undefined {
  return "registerHooks" in module ? (module as Hooked) : undefined;
}

function bunOf(host: object): Bun | undefined {
  return "Bun" in host ? (host.Bun as Bun) : undefined;
}

/** Hooks that run in the thread of the program, which waits for a compiler in another: `register` is deprecated from Node 26 on. */
function registerInThread(hooked: Hooked): void {
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  // Without the flags of the program, which would register hooks there too.
  const worker = new Worker(new URL("./worker.js", import.meta.url), { execArgv: [], workerData: { port: port2, done }, transferList: [port2] });
  worker.unref();
  port1.unref();
  hooked.registerHooks({
    load(url, context, next) {
      if (!url.startsWith("file:") || !modelFile.test(new URL(url).pathname)) return next(url, context);
      Atomics.store(done, 0, 0);
      port1.postMessage(fileURLToPath(url));
      Atomics.wait(done, 0, 0);
      const { message: answer }: { message: Answer } = receiveMessageOnPort(port1) ?? { message: { fault: "the compiler gave no answer", stack: "" } };
      if ("source" in answer) return { format: "module", source: answer.source, shortCircuit: true };
      const fault = new Error(answer.fault);
      fault.stack = answer.stack;
      throw fault;
    },
  });
}

const bun = bunOf(globalThis);
const hooked = hookedOf(modules);
if (bun !== undefined) {
  bun.plugin({
    name: "nnc",
    setup: (build) => build.onLoad({ filter: modelFile }, async ({ path }) => ({ contents: (await moduleOf(path, {}, warnOnTerminal)).code, loader: "js" })),
  });
} else if (hooked !== undefined) registerInThread(hooked);
else modules.register(new URL("./hooks.js", import.meta.url));
