/** Threads that share the work of a step: workers that run the same code over the same memory. */
import { chooseCode, type CodePart, type Machine, machineOf } from "./machine.ts";

/** What of a platform makes threads: Node's module, or the workers of pages, Deno and Bun. */
interface ThreadHost {
  /** False in pages that are not isolated: they share no memory. */
  readonly crossOriginIsolated?: boolean;
  readonly SharedArrayBuffer?: object;
  readonly process?: { readonly getBuiltinModule?: (name: string) => { readonly Worker: new (text: string, options: object) => ThreadWorker } | undefined };
  readonly performance: { readonly now: () => number };
  readonly Worker?: new (url: string) => ThreadWorker;
  readonly Blob?: new (parts: readonly string[], options: object) => object;
  readonly URL?: { readonly createObjectURL: (blob: object) => string; readonly revokeObjectURL: (url: string) => void };
}

/** Of so many runs the first ones are timed, half of them with all threads and half without. */
const runsBetweenTrials = 256;
const runsOfTrial = 8;

interface ThreadWorker {
  readonly postMessage: (message: object, moved: readonly never[]) => void;
  readonly terminate: () => unknown;
  readonly unref?: () => void;
  /** Node's events, or those of the web. */
  readonly on?: (event: string, then: () => void) => void;
  readonly addEventListener?: (event: string, then: (event: { readonly preventDefault: () => void }) => void) => void;
}

export interface ThreadedMachine extends Machine {
  /** Starts so many threads less one, which wait for work; fewer or none where the platform has none to give. */
  readonly gather: (threads: number) => Promise<void>;
  /** How many there are beside this one. */
  readonly others: () => number;
  readonly dismiss: () => void;
  /**
   * A part of the computation that all threads run together, by the number it is asked for, or this one alone where that has
   * been faster of late: as when other programs take the cores that the others need.
   */
  readonly together: (command: number, part: CodePart) => CodePart;
}

/** What a thread runs: it is told which it is, says that it is there, and then waits inside of the code for what to do. */
const threadText = `const run = ({ code, memory, thread, others, sequence }) => new WebAssembly.Instance(code, { nnc: { memory } }).exports.work(thread, others, sequence);
if (typeof require === "function") {
  const { parentPort } = require("node:worker_threads");
  parentPort.once("message", (told) => { parentPort.postMessage(0); run(told); });
} else onmessage = ({ data }) => { postMessage(0); run(data); close(); };`;

interface ThreadSource {
  readonly start: () => ThreadWorker;
  readonly close: () => void;
}

/** How threads are started here. Throws where they cannot be. */
function threadSource({ process, Worker: PageWorker, Blob: Text, URL: Address }: ThreadHost): ThreadSource {
  const node = process?.getBuiltinModule?.("node:worker_threads");
  if (node !== undefined) return { start: () => new node.Worker(threadText, { eval: true }), close: () => undefined };
  if (PageWorker === undefined || Text === undefined || Address === undefined) throw new Error("this platform has no workers");
  const url = Address.createObjectURL(new Text([threadText], { type: "text/javascript" }));
  return { start: () => new PageWorker(url), close: () => Address.revokeObjectURL(url) };
}

/** Resolves when a thread says that it is there; rejects where it cannot start. */
function told(worker: ThreadWorker, message: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new Error("a thread did not start"));
    if (worker.on !== undefined) {
      worker.on("message", resolve);
      for (const event of ["error", "exit"]) worker.on(event, failed);
    } else {
      worker.addEventListener?.("message", () => resolve());
      worker.addEventListener?.("error", (event) => {
        event.preventDefault();
        failed();
      });
    }
    worker.postMessage(message, []);
  });
}

/** Like `startMachine`, with `pages` of memory that threads can share, where the platform lets them: `sharedAt` is the byte of the code that says so. */
export function startThreadedMachine(text: string, pages: number, controlAt: number, sharedAt: number, fuses = true): ThreadedMachine {
  const host = globalThis as unknown as ThreadHost;
  const { engine, code } = chooseCode(text, fuses);
  const shared = host.SharedArrayBuffer !== undefined && host.crossOriginIsolated !== false;
  if (shared) code[sharedAt] = 3;
  const memory = new engine.Memory({ initial: pages, maximum: pages, shared });
  const compiled = new engine.Module(code);
  const machine = machineOf(new engine.Instance(compiled, { nnc: { memory } }).exports, memory.buffer);
  const control = new Int32Array(memory.buffer, controlAt, 4);
  const lead = machine.parts["lead"] as unknown as (command: number, count: number, others: number) => void;
  let others = 0;
  let gathering = false;
  return {
    ...machine,
    others: () => others,
    together(command, part) {
      let run = 0;
      // Milliseconds that all threads took more than this one alone.
      let loss = 0;
      return (count) => {
        if (others === 0) return part(count);
        const turn = run++ % runsBetweenTrials;
        if (turn === 0) loss = 0;
        const isTrial = turn < 2 * runsOfTrial;
        const isTogether = isTrial ? turn < runsOfTrial : loss < 0;
        const began = isTrial ? host.performance.now() : 0;
        if (isTogether) lead(command, count, others);
        else part(count);
        if (isTrial) loss += (isTogether ? 1 : -1) * (host.performance.now() - began);
      };
    },
    async gather(threads) {
      if (!shared || gathering || others > 0 || threads === 1) return;
      gathering = true;
      const workers: ThreadWorker[] = [];
      let source: ThreadSource | undefined;
      try {
        source = threadSource(host);
        // A page must not sleep; where that is so, its own thread only looks.
        try {
          Atomics.wait(control, 3, 2, 0);
          control[3] = 1;
        } catch {
          control[3] = 0;
        }
        while (workers.length < threads - 1) workers.push(source.start());
        const sequence = Atomics.load(control, 0);
        await Promise.all(workers.map((worker, k) => told(worker, { code: compiled, memory, thread: k + 1, others: workers.length, sequence })));
        for (const worker of workers) worker.unref?.();
        others = workers.length;
      } catch {
        for (const worker of workers) worker.terminate();
      } finally {
        source?.close();
        gathering = false;
      }
    },
    dismiss() {
      if (others > 0) lead(0, 0, others);
      others = 0;
    },
  };
}
