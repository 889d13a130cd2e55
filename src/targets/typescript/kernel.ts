/** Kernels as functions of the module. */
import type { Kernel, Statement } from "../../ir/kernel/types.ts";
import type { Memory } from "./memory.ts";
import { identifierOf } from "./names.ts";
import { printStatements } from "./print.ts";

const width = 118;

/** The text of a kernel's function, indented by two. */
export function printKernel(kernel: Kernel, name: string, memory: Memory): string {
  const counts = usesCount(kernel.body, memory);
  const loops = kernel.body.some(hasLoop);
  // A local may be called like an array of the module; it gives way.
  const local = (n: string): string => (memory.isArray(n) ? `${n}_` : n);
  const taken = new Set([...localsOf(kernel.body).map(local), "count", "seed", "drawn"]);
  const aliases = new Map<string, string>();
  // A closure constant that a loop reads runs fastest through a constant of the function (performance.md, Bindings).
  if (loops) for (const buffer of new Set([...kernel.reads, ...kernel.writes])) aliases.set(buffer, aliasOf(memory.name(buffer), taken, memory));
  const buffer = (b: string): string => aliases.get(b) ?? memory.name(b);
  const declared = [...aliases].map(([b, alias]) => `    const ${alias} = ${memory.name(b)};\n`).join("");
  const body = printStatements(kernel.body, { buffer, local, example: (b) => memory.example(b) }, "    ");
  return `${commentOf(kernel)}  function ${name}(${counts ? "count: number" : ""}): void {\n${declared}${body}  }\n`;
}

function commentOf(kernel: Kernel): string {
  const place = kernel.origin === undefined ? "" : ` (${kernel.origin.file}:${kernel.origin.line})`;
  const lines = kernel.comment.length === 0 ? [] : [`${kernel.comment[0] ?? ""}${place}`, ...kernel.comment.slice(1)];
  return [...lines, ...kernel.decisions].flatMap((line) => wrap(line.replaceAll("\n", " "))).map((line) => `  // ${line}\n`).join("");
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

/** The last part of an array's name, told apart from what is taken. */
function aliasOf(name: string, taken: Set<string>, memory: Memory): string {
  const short = identifierOf(name.slice(name.lastIndexOf("_") + 1));
  const candidates = [/^[A-Za-z]/.test(short) ? short : `${name}_`, `${name}_`];
  let alias = candidates.find((c) => !taken.has(c) && !memory.isArray(c) && !/^(?:i|j|k|n)$/.test(c)) ?? `${name}_`;
  for (let n = 2; taken.has(alias) || memory.isArray(alias); n++) alias = `${name}_${n}`;
  taken.add(alias);
  return alias;
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
      case "assign": case "store": case "fill": case "copy": return [];
    }
  });
}

/** Whether a kernel needs to know how many examples there are. */
export function usesCount(list: readonly Statement[], memory: Memory): boolean {
  const text = printStatements(list, { buffer: (b) => b.replaceAll("count", "c"), local: (n) => (n === "count" ? "c" : n), example: (b) => memory.example(b) }, "");
  return /\bcount\b/.test(text);
}
