/** A thread that compiles models for the hooks of another, which waits. */
import { type MessagePort, workerData } from "node:worker_threads";
import { sourceOf } from "./source.ts";

export type Answer = { readonly source: string } | { readonly fault: string; readonly stack: string };

const { port, done }: { readonly port: MessagePort; readonly done: Int32Array } = workerData;

async function answer(path: string): Promise<void> {
  let message: Answer;
  try {
    message = { source: await sourceOf(path) };
  } catch (cause) {
    message = cause instanceof Error ? { fault: cause.message, stack: cause.stack ?? "" } : { fault: String(cause), stack: "" };
  }
  port.postMessage(message);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}

port.on("message", (path: string) => void answer(path));
