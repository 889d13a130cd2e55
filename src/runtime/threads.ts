/** Threads that share the work of a step: workers that run the same code over the same memory. */
import { chooseCode, type CodePart, type Machine, machineOf } from "./machine.ts";

/** What of a platform makes threads: Node's module, or the workers of pages, Deno and Bun. */
interface ThreadHost {
  /** False in pages that are not isolated: they share no memory. */
  readonly crossOriginIsolated?: boolean;
  readonly SharedArrayBuffer?: object;
  readonly process?: { readonly getBuiltinModule?: (name: string) => { readonly Worker: new (text: string, options: object) => ThreadWorker } | undefined };
  readonly performance: { readonly now: () => number };
  readonly setTimeout: (then: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
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
  /** Sees that there are so many threads less one, which wait for work; none where the platform has none to give. */
  readonly gather: (threads: number) => Promise<void>;
  /** How many there are beside this one. */
  readonly others: () => number;
  /** There is no more to do for them, for the time being. */
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
  parentPort.once("message", (told) => { parentPort.postMessage(0); run(told); parentPort.postMessage(1); });
} else onmessage = ({ data }) => { postMessage(0); run(data); postMessage(1); close(); };`;

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

/** Tells a thread what it works on: when it is there, which fails where it cannot start, and when it has left. */
function employ(worker: ThreadWorker, message: object): { readonly here: Promise<void>; readonly left: Promise<void> } {
  const on = (event: string, then: () => void): void => {
    if (worker.on !== undefined) worker.on(event, then);
    else worker.addEventListener?.(event, (e) => {
      e.preventDefault();
      then();
    });
  };
  let said = 0;
  const left = new Promise<void>((resolve) => {
    on("message", () => (++said > 1 ? resolve() : undefined));
    for (const event of ["error", "exit"]) on(event, resolve);
  });
  const here = new Promise<void>((resolve, reject) => {
    on("message", resolve);
    void left.then(() => reject(new Error("a thread did not start")));
  });
  worker.postMessage(message, []);
  return { here, left };
}

/** Milliseconds that threads stay for another training before they go: starting them takes longer than many a short one. */
const stay = 1000;

/** Like `startMachine`, with `pages` of memory that threads can share, where the platform lets them: `sharedAt` is the byte of the code that says so. */
export function startThreadedMachine(text: string, pages: number, controlAt: number, sharedAt: number, fuses: boolean): ThreadedMachine {
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
  /** Those who are there, at work or not, and those who were told to go. */
  let team = 0;
  let left: Promise<unknown> | undefined;
  let timer: unknown;
  const release = (): void => {
    if (team > 0) lead(0, 0, team);
    team = 0;
  };
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
      host.clearTimeout(timer);
      if (team !== threads - 1) release();
      others = team;
      if (others > 0) return;
      gathering = true;
      // Who has not left yet would take the next thing to do for its own.
      await left;
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
        const all = workers.map((worker, k) => employ(worker, { code: compiled, memory, thread: k + 1, others: workers.length, sequence }));
        left = Promise.all(all.map((w) => w.left));
        await Promise.all(all.map((w) => w.here));
        for (const worker of workers) worker.unref?.();
        others = team = workers.length;
      } catch {
        left = Promise.all(workers.map((worker) => worker.terminate()));
      } finally {
        source?.close();
        gathering = false;
      }
    },
    dismiss() {
      if (others === 0) return;
      others = 0;
      timer = host.setTimeout(release, stay);
      (timer as { readonly unref?: () => void }).unref?.();
    },
  };
}
