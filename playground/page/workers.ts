/**
 * The workers: compiler, training, language server. Each begins as a script of the page's own making, since only such a worker inherits the policy of the page;
 * one that begins with a file has the policy that a server sends with it, which static hosting does not.
 */
import { type Remote, wrap } from "comlink";
import type { CompilerApi } from "../compiler/api.ts";
import type { TrainerApi } from "../trainer/api.ts";

export interface Workers {
  readonly compiler: Remote<CompilerApi>;
  readonly trainer: Remote<TrainerApi>;
  /** Starts the language server. */
  readonly language: () => Worker;
}

/** Calls `failed` where a worker cannot start. */
export function startWorkers(failed: (message: string) => void): Workers {
  return { compiler: wrap<CompilerApi>(started("compiler.js", failed)), trainer: wrap<TrainerApi>(started("trainer.js", failed)), language: () => started("language.js", failed) };
}

function started(file: string, failed: (message: string) => void): Worker {
  const script = `import ${JSON.stringify(new URL(file, document.baseURI).href)};`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: file });
  worker.addEventListener("error", (event) => failed(`${file} cannot run in this browser: ${event.message || "its script was not loaded"}`));
  return worker;
}
