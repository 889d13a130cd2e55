/** A worker of workerd, which answers requests with the results of training. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Results } from "./modules.ts";

/** Networks that are created at start, and at `/late` in the handler. */
const worker = `import { create, train } from "./all.js";
const networks = create();
export default {
  async fetch(request) {
    return Response.json(await train(new URL(request.url).pathname === "/late" ? create() : networks));
  },
};
`;

/** The files, with those that workerd needs beside them. */
export function workerFiles(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, string>> = { "worker.js": worker, ...files };
  const modules = Object.keys(all).filter((name) => name.endsWith(".js") && name !== "main.js").map((name) => `(name = "${name}", esModule = embed "${name}")`);
  return {
    ...all,
    "config.capnp": `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (modules = [${modules.join(", ")}], compatibilityDate = "2026-11-01");
`,
  };
}

/** A running workerd. */
export class Served {
  readonly #process: ChildProcess;
  readonly #port: Promise<number>;

  constructor(program: string, folder: string, args: readonly string[]) {
    this.#process = spawn(program, [...args, join(folder, "config.capnp")], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
    this.#port = this.#listens();
  }

  async #listens(): Promise<number> {
    const ended = once(this.#process, "exit").then(([code]) => {
      throw new Error(`workerd ended with ${code}`);
    });
    const [line] = await Promise.race([once(this.#process.stdio[3] as Readable, "data"), ended]);
    return (JSON.parse(String(line)) as { readonly port: number }).port;
  }

  async get(path: string): Promise<Results> {
    return await (await fetch(`http://127.0.0.1:${await this.#port}${path}`)).json() as Results;
  }

  close(): void {
    this.#process.kill();
  }
}
