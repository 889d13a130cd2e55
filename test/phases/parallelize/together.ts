/** Kernels run by several threads in turns: each goes as far as it can before the next one starts, in a given order. */
import { runEntry, type KernelMemory } from "../../../src/ir/kernel/interpret.ts";
import { substituteOffset, offsetValue, constantOffset } from "../../../src/ir/kernel/offset.ts";
import type { Bound, Buffer, Entry, KernelExpr, Loop, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { substituteStatements } from "../../../src/ir/kernel/visit.ts";

interface Thread {
  readonly thread: number;
  readonly threads: number;
  readonly count: number;
  /** A number of an input, which no kernel changes. */
  given(buffer: string, at: number): number;
}

/** What a thread does between two barriers. */
type Stretch = Statement[];

/** Runs an entry as `threads` threads would that are as far apart as barriers let them be. */
export function runTogether(entry: Entry, buffers: ReadonlyMap<string, Buffer>, memory: KernelMemory, count: number, order: readonly number[]): void {
  const given = (buffer: string, at: number): number => {
    if (buffers.get(buffer)?.role !== "input") throw new Error(`a condition between kernels with ${buffer}`);
    return memory.get(buffer)?.[at] ?? NaN;
  };
  const stretches = order.map((thread) => {
    const found: Stretch[][] = [[]];
    for (const { body } of entry.kernels) {
      const parts = stretchesOf(body, { thread, threads: order.length, count, given });
      parts.forEach((part, k) => {
        if (k > 0) found.push([]);
        found.at(-1)?.push(part);
      });
    }
    return found;
  });
  const [first] = stretches;
  if (first === undefined || stretches.some((s) => s.length !== first.length)) throw new Error(`threads come to ${stretches.map((s) => s.length - 1).join(" and ")} barriers`);
  first.forEach((_, k) => {
    for (const own of stretches) {
      for (const body of own[k] ?? []) runEntry({ kernels: [{ name: "together", comment: [], decisions: [], reads: [], writes: [], body }] }, buffers, memory, count);
    }
  });
}

/** The statements of one thread, cut at barriers; constants are there in every part. */
function stretchesOf(list: readonly Statement[], who: Thread, outer: readonly Statement[] = []): Stretch[] {
  const out: Stretch[] = [[]];
  const constants: Statement[] = [...outer];
  const put = (s: Statement): void => void out.at(-1)?.push(s);
  const goOn = (parts: readonly Stretch[]): void => parts.forEach((part, k) => {
    if (k > 0) out.push([]);
    part.forEach(put);
  });
  for (const s of list) {
    switch (s.kind) {
      case "barrier": out.push([...constants]); break;
      case "single": if (who.thread === 0) put({ kind: "if", condition: { kind: "constant", value: 1 }, then: s.body, else: [] }); break;
      case "let":
        put(s);
        constants.push(s);
        break;
      case "for": {
        if (s.parallel === true) put(ownPart(s, who, constants));
        else if (!waits(s.body) && !divides(s.body)) put(s);
        else {
          const [from, to] = [end(s.lower, who, constants, Math.max), end(s.upper, who, constants, Math.min)];
          for (let i = from; i < to; i += s.step) goOn(stretchesOf(substituteStatements(s.body, new Map([[s.variable, constantOffset(i)]]), new Map()), who, constants));
        }
        break;
      }
      case "if": {
        if (!waits([s]) && !divides([s])) put(s);
        else goOn(stretchesOf(isTrue(s.condition, who, constants) ? s.then : s.else, who, constants));
        break;
      }
      case "var": case "assign": case "store": case "fill": case "copy": put(s); break;
    }
  }
  return out;
}

function ownPart(s: Loop, who: Thread, constants: readonly Statement[]): Statement {
  const [from, to] = [end(s.lower, who, constants, Math.max), end(s.upper, who, constants, Math.min)];
  const iterations = Math.max(0, Math.ceil((to - from) / s.step));
  const at = (share: number): number => from + s.step * Math.floor((iterations * share) / who.threads);
  const limit = (n: number): Bound => ({ kind: "offsets", of: [constantOffset(n)] });
  return { ...s, lower: limit(at(who.thread)), upper: limit(Math.min(to, at(who.thread + 1))) };
}

function some(list: readonly Statement[], is: (s: Statement) => boolean): boolean {
  return list.some((s) => is(s) || (s.kind === "for" && some(s.body, is)) || (s.kind === "if" && some([...s.then, ...s.else], is)));
}

const waits = (list: readonly Statement[]): boolean => some(list, (s) => s.kind === "barrier");
const divides = (list: readonly Statement[]): boolean => some(list, (s) => s.kind === "single" || (s.kind === "for" && s.parallel === true));

/** Locals of the batch size, which are all that bounds outside of parallel loops read. */
function known({ count }: Thread, constants: readonly Statement[]): ReadonlyMap<string, Offset> {
  return new Map(constants.flatMap((s) => (s.kind === "let" && s.value.kind === "count" ? [[s.name, constantOffset(count)] as const] : [])));
}

function end(b: Bound, who: Thread, constants: readonly Statement[], combine: (...of: number[]) => number): number {
  if (b.kind === "count") return who.count;
  return combine(...b.of.map((o) => {
    const value = offsetValue(substituteOffset(o, known(who, constants)));
    if (value === undefined) throw new Error("a bound of a parallel loop is not known");
    return value;
  }));
}

function isTrue(e: KernelExpr, who: Thread, constants: readonly Statement[]): boolean {
  const value = (x: KernelExpr): number => {
    switch (x.kind) {
      case "constant": return x.value;
      case "count": return who.count;
      case "offset": return offsetValue(substituteOffset(x.value, known(who, constants))) ?? NaN;
      case "operation": {
        const [a = NaN, b = NaN] = x.arguments.map(value);
        if (x.operator === "less") return Number(a < b);
        if (x.operator === "lessEqual") return Number(a <= b);
        if (x.operator === "and") return Number(a !== 0 && b !== 0);
        throw new Error(`a condition between kernels with ${x.operator}`);
      }
      case "local": {
        const made = constants.findLast((s) => s.kind === "let" && s.name === x.name);
        if (made?.kind !== "let") throw new Error(`a condition between kernels with ${x.name}`);
        return value(made.value);
      }
      case "load": return who.given(x.buffer, offsetValue(substituteOffset(x.offset, known(who, constants))) ?? NaN);
      case "select": case "draw": throw new Error(`a condition between kernels with ${x.kind}`);
    }
  };
  const found = value(e);
  if (Number.isNaN(found)) throw new Error("a condition between kernels is not known");
  return found !== 0;
}
