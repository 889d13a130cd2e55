/** Data-parallel training steps: workers that run the same code on shared memory. */
import { chooseCode, compileCode, type CodePart, type Machine, machineOf } from "./machine.ts";

/** The worker APIs of a platform: `node:worker_threads`, or web workers in pages, Deno and Bun. */
interface ThreadHost {
  /** False in pages without cross-origin isolation, which cannot share memory. */
  readonly crossOriginIsolated?: boolean;
  readonly SharedArrayBuffer?: object;
  readonly process?: { readonly getBuiltinModule?: (name: string) => { readonly Worker: new (text: string, options: object) => ThreadWorker } | undefined };
  readonly performance: { readonly now: () => number };
  readonly setTimeout: (then: () => void, milliseconds: number) => unknown;
  readonly clearTimeout?: (timer: unknown) => void;
  readonly Worker?: new (url: string) => ThreadWorker;
  readonly Blob?: new (parts: readonly string[], options: object) => object;
  readonly URL?: { readonly createObjectURL: (blob: object) => string; readonly revokeObjectURL: (url: string) => void };
}

/** Every 256 runs, 8 are timed with all threads and 8 with one; the faster is used until the next trial. */
const runsBetweenTrials = 256;
const runsPerTrial = 8;

interface ThreadWorker {
  readonly postMessage: (message: object, moved: readonly never[]) => void;
  readonly terminate: () => unknown;
  readonly unref?: () => void;
  /** Node's event API, or that of the web. */
  readonly on?: (event: string, then: () => void) => void;
  readonly addEventListener?: (event: string, then: (event: { readonly preventDefault: () => void }) => void) => void;
}

/** An instance of the code that can run on several threads. */
export interface ThreadedMachine extends Machine {
  /** Starts `threads - 1` workers and resolves when they are idle. Starts none where memory cannot be shared. */
  readonly startWorkers: (threads: number) => Promise<void>;
  /** The number of running workers. */
  readonly workers: () => number;
  /** Releases the workers; they exit unless they are needed again within a second. */
  readonly release: () => void;
  /**
   * An entry point that runs on all threads, by its command number; or on this thread alone while that is faster, as when
   * other programs occupy the cores.
   */
  readonly parallel: (command: number, part: CodePart) => CodePart;
}

/** The script of a worker: it receives its number, acknowledges, and then waits for commands inside the code. */
const threadText = `const run = ({ code, memory, thread, others, sequence }) => new WebAssembly.Instance(code, { nnc: { memory } }).exports.work(thread, others, sequence);
if (typeof require === "function") {
  const { parentPort } = require("node:worker_threads");
  parentPort.once("message", (data) => { parentPort.postMessage(0); run(data); parentPort.postMessage(1); });
} else onmessage = ({ data }) => { postMessage(0); run(data); postMessage(1); close(); };`;

/** Starts workers. */
interface ThreadSource {
  readonly start: () => ThreadWorker;
  readonly close: () => void;
}

/** The way to start workers on this platform. Throws if there is none. */
function threadSource({ process, Worker: PageWorker, Blob: Text, URL: Address }: ThreadHost): ThreadSource {
  const node = process?.getBuiltinModule?.("node:worker_threads");
  if (node !== undefined) return { start: () => new node.Worker(threadText, { eval: true }), close: () => undefined };
  if (PageWorker === undefined || Text === undefined || Address === undefined) throw new Error("this platform has no workers");
  const url = Address.createObjectURL(new Text([threadText], { type: "text/javascript" }));
  return { start: () => new PageWorker(url), close: () => Address.revokeObjectURL(url) };
}

/** Sends a worker its first message. `started` rejects if the worker cannot start; `exited` resolves when it ends. */
function startWorker(worker: ThreadWorker, message: object): { readonly started: Promise<void>; readonly exited: Promise<void> } {
  const listen = (event: string, then: () => void): void => {
    if (worker.on !== undefined) worker.on(event, then);
    else worker.addEventListener?.(event, (e) => {
      e.preventDefault();
      then();
    });
  };
  let messages = 0;
  const exited = new Promise<void>((resolve) => {
    listen("message", () => (++messages > 1 ? resolve() : undefined));
    for (const event of ["error", "exit"]) listen(event, resolve);
  });
  const started = new Promise<void>((resolve, reject) => {
    listen("message", resolve);
    void exited.then(() => reject(new Error("a thread did not start")));
  });
  worker.postMessage(message, []);
  return { started, exited };
}

/** Milliseconds that released workers stay alive for another training: starting them takes longer than many a short one. */
const idleTime = 1000;

/**
 * Like `startMachine`, with `pages` of memory, shared where the platform allows it. `controlAt`: the address of the
 * synchronization state; `sharedAt`: the byte of the code that declares the memory as shared.
 */
export function startThreadedMachine(plain: Uint8Array, pages: number, controlAt: number, sharedAt: number, fuses: boolean): ThreadedMachine {
  const host = globalThis as unknown as ThreadHost;
  const { engine, code } = chooseCode(plain, fuses);
  const shared = host.SharedArrayBuffer !== undefined && host.crossOriginIsolated !== false;
  // Bytes of packed code are those of other networks, too.
  code[sharedAt] = shared ? 3 : 1;
  const memory = new engine.Memory({ initial: pages, maximum: pages, shared });
  const compiled = compileCode(engine, code);
  const machine = machineOf(new engine.Instance(compiled, { nnc: { memory } }).exports, memory.buffer);
  const control = new Int32Array(memory.buffer, controlAt, 4);
  const lead = machine.parts["lead"] as unknown as (command: number, count: number, others: number) => void;
  /** Workers in use. */
  let active = 0;
  let isStarting = false;
  /** Workers alive: in use, or released and idle. */
  let alive = 0;
  /** Resolves when the workers told to stop have exited. */
  let exited: Promise<unknown> | undefined;
  let timer: unknown;
  const stopWorkers = (): void => {
    if (alive > 0) lead(0, 0, alive);
    alive = 0;
  };
  return {
    ...machine,
    workers: () => active,
    parallel(command, part) {
      let run = 0;
      // The time of the runs on all threads minus that of the runs on one, in milliseconds.
      let difference = 0;
      return (count) => {
        if (active === 0) return part(count);
        const turn = run++ % runsBetweenTrials;
        if (turn === 0) difference = 0;
        const isTrial = turn < 2 * runsPerTrial;
        const isParallel = isTrial ? turn < runsPerTrial : difference < 0;
        const began = isTrial ? host.performance.now() : 0;
        if (isParallel) lead(command, count, active);
        else part(count);
        if (isTrial) difference += (isParallel ? 1 : -1) * (host.performance.now() - began);
      };
    },
    async startWorkers(threads) {
      if (!shared || isStarting || active > 0 || threads === 1) return;
      host.clearTimeout?.(timer);
      if (alive !== threads - 1) stopWorkers();
      active = alive;
      if (active > 0) return;
      isStarting = true;
      // A worker that has not exited yet would take the next command for its own.
      await exited;
      const workers: ThreadWorker[] = [];
      let source: ThreadSource | undefined;
      try {
        source = threadSource(host);
        // The main thread of a page must not block: there it spins.
        try {
          Atomics.wait(control, 3, 2, 0);
          control[3] = 1;
        } catch {
          control[3] = 0;
        }
        while (workers.length < threads - 1) workers.push(source.start());
        const sequence = Atomics.load(control, 0);
        const all = workers.map((worker, k) => startWorker(worker, { code: compiled, memory, thread: k + 1, others: workers.length, sequence }));
        exited = Promise.all(all.map((w) => w.exited));
        await Promise.all(all.map((w) => w.started));
        for (const worker of workers) worker.unref?.();
        active = alive = workers.length;
      } catch {
        exited = Promise.all(workers.map((worker) => worker.terminate()));
      } finally {
        source?.close();
        isStarting = false;
      }
    },
    release() {
      if (active === 0) return;
      active = 0;
      timer = host.setTimeout(stopWorkers, idleTime);
      (timer as { readonly unref?: () => void }).unref?.();
    },
  };
}
