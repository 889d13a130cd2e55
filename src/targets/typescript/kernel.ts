/** Kernels as functions of the module. */
import type { Draw, Kernel, Outline, Statement } from "../../ir/kernel/types.ts";
import { eachExprIn } from "../../ir/kernel/visit.ts";
import { oneLine } from "./comments.ts";
import { fillWhole } from "./fill.ts";
import { inlineSingleUses } from "./inline.ts";
import type { Memory } from "./memory.ts";
import { identifierOf, NameScope } from "./names.ts";
import { drawName, printStatements, runtimeFunctions } from "./print.ts";

const width = 118;

export interface PrintedKernel {
  readonly text: string;
  /** Whether the function takes how many examples there are. */
  readonly counts: boolean;
}

/** What the function of several kernels takes: arrays and occurrences of draws, as the first of them has them; and the others that it is of. */
export interface Shared {
  readonly outline: Outline;
  readonly others: readonly Kernel[];
}

/** A kernel's function, indented by two. */
export function printKernel(kernel: Kernel, name: string, memory: Memory, shared?: Shared): PrintedKernel {
  const statements = fillWhole(inlineSingleUses(kernel.body), (b) => {
    const { size, batched } = memory.example(b);
    return batched ? undefined : size;
  });
  const buffers = [...new Set([...kernel.reads, ...kernel.writes])];
  const drawn = drawsOf(statements);
  const scope = new NameScope([...runtimeFunctions, "count", "seed", "drawn", ...drawn.map((d) => drawName(d.occurrence)), ...buffers.map((b) => memory.name(b))]);
  const locals = new Map<string, string>();
  for (const local of localsOf(statements)) if (!locals.has(local)) locals.set(local, scope.fresh(local));
  const aliases = new Map<string, string>();
  // A closure constant that a loop reads runs fastest through a constant of the function (performance.md, Bindings).
  if (shared !== undefined || statements.some(hasLoop)) for (const b of buffers) aliases.set(b, scope.fresh(shortOf(memory.name(b), scope)));
  const buffer = (b: string): string => aliases.get(b) ?? memory.name(b);
  const arrays = shared?.outline.buffers.map((b) => `${buffer(b)}‹: ${memory.arrayOf(b)}›`) ?? [];
  const occurrences = new Map(shared?.outline.draws.map((d) => [d, scope.fresh("occurrence")]));
  const declared = shared !== undefined ? "" : [...aliases].map(([b, alias]) => `    const ${alias} = ${memory.name(b)};\n`).join("");
  const keys = drawn.map((d) => `    const ${drawName(d.occurrence)} = ${sharedOf(d, occurrences.get(d.occurrence))};\n`).join("");
  const body = printStatements(statements, { buffer, place: aliases.size === 0 ? memory.place : undefined, local: (n) => locals.get(n) ?? n, array: scope.fresh("array"), example: (b) => memory.example(b) }, "    ");
  const counts = /\bcount\b/.test(body);
  const parameters = [...(counts ? ["count‹: number›"] : []), ...arrays, ...[...occurrences.values()].map((o) => `${o}‹: number›`)];
  return { counts, text: `${commentOf(kernel, shared)}  function ${name}(${parameters.join(", ")})‹: void› {\n${declared}${keys}${body}  }\n` };
}

/** A kernel that the machine runs: what it computes, and the function by itself where it is exported. */
export function printMachineKernel(kernel: Kernel, shared?: Shared): PrintedKernel {
  return { counts: true, text: commentOf(kernel, shared) };
}


/** Which draws statements make. */
function drawsOf(list: readonly Statement[]): readonly Draw[] {
  const found = new Map<number, Draw>();
  eachExprIn(list, (e) => {
    if (e.kind === "draw") found.set(e.occurrence, e);
  });
  return [...found.values()];
}

/** What all elements of one draw have in common. */
function sharedOf({ distribution, occurrence }: Draw, given: string | undefined): string {
  const key = `drawKey(seed, drawn, ${given ?? occurrence})`;
  return typeof distribution === "string" ? key : `orthonormalMatrix(${key}, ${distribution.rows}, ${distribution.columns})`;
}

function commentOf(kernel: Kernel, shared?: Shared): string {
  const place = kernel.origin === undefined ? "" : ` (${kernel.origin.file}:${kernel.origin.line})`;
  const lines = kernel.comment.length === 0 ? [] : [`${kernel.comment[0] ?? ""}${place}`, ...kernel.comment.slice(1)];
  return [...lines, ...alsoOf(kernel, shared?.others ?? []), ...kernel.decisions].flatMap((line) => wrap(oneLine(line))).map((line) => `  // ${line}\n`).join("");
}

/** The layers that a function computes besides that of its comment. */
function alsoOf({ origin }: Kernel, others: readonly Kernel[]): readonly string[] {
  const layers = [...new Set(others.flatMap((k) => (k.origin === undefined || k.origin.instance === origin?.instance ? [] : [k.origin.instance])))];
  if (layers.length === 0) return [];
  const [last] = layers.slice(-1);
  return [layers.length <= 3 ? `The same for ${layers.join(", ")}.` : `The same for ${layers[0]}, ${layers[1]} … ${last}: ${layers.length} more.`];
}

function wrap(line: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length + 6 > width) {
      lines.push(current);
      current = `  ${word}`;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** The shortest ending of an array's name that is free: `W` of `dense1_W`, or what distinguishes it from another `W`. */
function shortOf(name: string, scope: NameScope): string {
  const parts = name.split("_").filter((p) => p !== "");
  for (let from = parts.length - 1; from >= 0; from--) {
    const short = identifierOf(parts.slice(from).join("_"));
    if (/^[A-Za-z]/.test(short) && !/^(?:i|j|k|n)$/.test(short) && scope.isFree(short)) return short;
  }
  return `${name}_all`;
}

function hasLoop(s: Statement): boolean {
  return s.kind === "for" || (s.kind === "if" && [...s.then, ...s.else].some(hasLoop));
}

function localsOf(list: readonly Statement[]): readonly string[] {
  return list.flatMap((s) => {
    switch (s.kind) {
      case "for": return [s.variable, ...localsOf(s.body)];
      case "let": case "var": return [s.name];
      case "if": return [...localsOf(s.then), ...localsOf(s.else)];
      case "single": return localsOf(s.body);
      case "assign": case "store": case "fill": case "copy": case "barrier": return [];
    }
  });
}
