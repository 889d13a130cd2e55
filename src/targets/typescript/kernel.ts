/** Kernels as functions of the module. */
import type { Draw, Kernel, Statement } from "../../ir/kernel/types.ts";
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

/** A kernel's function, indented by two. */
export function printKernel(kernel: Kernel, name: string, memory: Memory): PrintedKernel {
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
  if (statements.some(hasLoop)) for (const b of buffers) aliases.set(b, scope.fresh(shortOf(memory.name(b), scope)));
  const buffer = (b: string): string => aliases.get(b) ?? memory.name(b);
  const declared = [...aliases].map(([b, alias]) => `    const ${alias} = ${memory.name(b)};\n`).join("");
  const keys = drawn.map((d) => `    const ${drawName(d.occurrence)} = ${sharedOf(d)};\n`).join("");
  const body = printStatements(statements, { buffer, local: (n) => locals.get(n) ?? n, array: scope.fresh("array"), example: (b) => memory.example(b) }, "    ");
  const counts = /\bcount\b/.test(body);
  return { counts, text: `${commentOf(kernel)}  function ${name}(${counts ? "count‹: number›" : ""})‹: void› {\n${declared}${keys}${body}  }\n` };
}

/** A kernel that the machine runs: what it computes, and the function by itself where it is exported. */
export function printMachineKernel(kernel: Kernel): PrintedKernel {
  return { counts: true, text: commentOf(kernel) };
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
function sharedOf({ distribution, occurrence }: Draw): string {
  const key = `drawKey(seed, drawn, ${occurrence})`;
  return typeof distribution === "string" ? key : `orthonormalMatrix(${key}, ${distribution.rows}, ${distribution.columns})`;
}

function commentOf(kernel: Kernel): string {
  const place = kernel.origin === undefined ? "" : ` (${kernel.origin.file}:${kernel.origin.line})`;
  const lines = kernel.comment.length === 0 ? [] : [`${kernel.comment[0] ?? ""}${place}`, ...kernel.comment.slice(1)];
  return [...lines, ...kernel.decisions].flatMap((line) => wrap(oneLine(line))).map((line) => `  // ${line}\n`).join("");
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
