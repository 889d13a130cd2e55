/**
 * Threads that run kernels together, each in an instance of its own over one shared memory.
 *
 * The first thread belongs to the caller: `lead` tells the others what to run, runs its own part and waits for theirs. The
 * others are in `work` until told to stop. Who waits looks again and again for a while (0.1 µs), and then sleeps (50 µs
 * and more): threads that only look would take turns where there are fewer cores than threads.
 */
import { calls } from "../../ir/machines.ts";
import type { Code } from "./encode/bytes.ts";
import { branch, callStatement, drop, forever, leave } from "./encode/control.ts";
import type { Frame, ModuleBuilder } from "./encode/module.ts";
import { atomic, i32 } from "./encode/scalar.ts";
import { get, type I32, type Local, set } from "./encode/value.ts";
import { control } from "./kernels/layout.ts";

/** What threads can be told to run, by number from 1; 0 ends them. */
export interface Command {
  readonly number: number;
  /** Takes how many examples, which thread, and how many others. */
  readonly index: number;
}

const one = i32.constant(1);
const none = i32.constant(0);

/** Looks until a number at `offset` is no longer `old`; asleep after a while, if this thread may be. */
function awaitChange(offset: number, old: Local<"i32">, mayBlock: I32, at: I32, frame: Frame): Code {
  const looks = frame.local("i32");
  const changed = i32.notEqual(atomic.load(at, offset), get(old));
  const sleep: Code = [
    drop(atomic.add(at, one, control.sleepers)), drop(atomic.wait(at, get(old), offset)), drop(atomic.add(at, i32.constant(-1), control.sleepers)),
  ];
  // A block to leave from within the loop: branch 1 leads behind it.
  const look: Code = [changed.code, 0x0d, 1];
  const again: Code = [set(looks, i32.subtract(get(looks), one)), branch(i32.lessEqual(get(looks), none), [set(looks, one), branch(mayBlock, sleep)])];
  frame.release(looks);
  return [set(looks, i32.constant(calls.looks)), 0x02, 0x40, forever([look, again]), 0x0b];
}

/** Defines `barrier(thread, others)`: comes back when all threads have called it. */
export function defineBarrier(builder: ModuleBuilder, controlAt: number): number {
  const index = builder.declare();
  const at = i32.constant(controlAt);
  builder.define(index, {
    parameters: ["i32", "i32"],
    build: (frame) => {
      const [thread, others] = [frame.parameter(0, "i32"), frame.parameter(1, "i32")];
      const generation = frame.local("i32");
      const isLast = i32.equal(atomic.add(at, one, control.arrived), get(others));
      const open: Code = [
        atomic.store(at, none, control.arrived), atomic.store(at, i32.add(get(generation), one), control.generation),
        branch(atomic.load(at, control.sleepers), drop(atomic.wake(at, control.generation))),
      ];
      // The first thread may be one that must not sleep, as that of a page.
      const mayBlock = i32.or(get(thread), i32.load(at, control.blocks));
      return { statements: [
        branch(i32.isZero(get(others)), leave), set(generation, atomic.load(at, control.generation)),
        branch(isLast, open, awaitChange(control.generation, generation, mayBlock, at, frame)),
      ] };
    },
  });
  return index;
}

/** Defines `lead(command, count, others)` and `work(thread, others, sequence)`. */
export function defineThreads(builder: ModuleBuilder, controlAt: number, barrier: number, commands: readonly Command[]): void {
  const at = i32.constant(controlAt);
  const run = (command: I32, count: I32, thread: I32, others: I32): Code => [
    commands.map(({ number, index }) => branch(i32.equal(command, i32.constant(number)), callStatement(index, count, thread, others))),
    callStatement(barrier, thread, others),
  ];
  builder.define(builder.declare(), {
    parameters: ["i32", "i32", "i32"], name: "lead",
    build: (frame) => {
      const [command, count, others] = [frame.parameter(0, "i32"), frame.parameter(1, "i32"), frame.parameter(2, "i32")];
      return { statements: [
        i32.store(at, get(command), control.command), i32.store(at, get(count), control.count), drop(atomic.add(at, one, control.sequence)),
        branch(atomic.load(at, control.sleepers), drop(atomic.wake(at, control.sequence))),
        branch(get(command), run(get(command), get(count), none, get(others))),
      ] };
    },
  });
  builder.define(builder.declare(), {
    parameters: ["i32", "i32", "i32"], name: "work",
    build: (frame) => {
      const [thread, others, sequence] = [frame.parameter(0, "i32"), frame.parameter(1, "i32"), frame.parameter(2, "i32")];
      return { statements: forever([
        awaitChange(control.sequence, sequence, one, at, frame), set(sequence, atomic.load(at, control.sequence)),
        branch(i32.isZero(i32.load(at, control.command)), leave),
        run(i32.load(at, control.command), i32.load(at, control.count), get(thread), get(others)),
      ]) };
    },
  });
}
