/** A function of a WebAssembly module in the text format, folded: a line for each statement. */
import { type Immediate, instructionOf, prefixes } from "./instructions.ts";
import { Reader } from "./reader.ts";

interface Module {
  readonly types: readonly { readonly parameters: readonly string[]; readonly results: readonly string[] }[];
  /** The type of each function. */
  readonly functions: readonly number[];
  readonly exported: ReadonlyMap<string, number>;
  /** Where the code of each function begins. */
  readonly code: readonly number[];
}

const typeNames = new Map([[0x7f, "i32"], [0x7e, "i64"], [0x7d, "f32"], [0x7c, "f64"], [0x7b, "v128"]]);
const nameOfType = (byte: number): string => typeNames.get(byte) ?? `0x${byte.toString(16)}`;

/** The function that is exported by a name. Throws where there is none. */
export function disassemble(bytes: Uint8Array, name: string): string {
  const module = readModule(bytes);
  const index = module.exported.get(name);
  if (index === undefined) throw new Error(`the module exports no function ${name}, but ${[...module.exported.keys()].join(", ")}`);
  return printFunction(bytes, module, index, ` (export "${name}")`);
}

/** Every function of a module. */
export function disassembleAll(bytes: Uint8Array): readonly string[] {
  const module = readModule(bytes);
  return module.code.map((_at, index) => printFunction(bytes, module, index, ` ${index}`));
}

function readModule(bytes: Uint8Array): Module {
  const reader = new Reader(bytes, 8);
  const module = { types: [] as Module["types"], functions: [] as readonly number[], exported: new Map<string, number>(), code: [] as readonly number[] };
  while (reader.at < bytes.length) {
    const [section, size] = [reader.byte(), reader.unsigned()];
    const end = reader.at + size;
    if (section === 1) module.types = reader.list(() => {
      reader.byte();
      return { parameters: reader.list(() => nameOfType(reader.byte())), results: reader.list(() => nameOfType(reader.byte())) };
    });
    else if (section === 3) module.functions = reader.list(() => reader.unsigned());
    else if (section === 7) {
      for (const [name, kind, index] of reader.list(() => [reader.text(), reader.byte(), reader.unsigned()] as const)) if (kind === 0) module.exported.set(name, index);
    } else if (section === 10) module.code = reader.list(() => {
      const length = reader.unsigned();
      reader.at += length;
      return reader.at - length;
    });
    reader.at = end;
  }
  return module;
}

function printFunction(bytes: Uint8Array, { types, functions, code }: Module, index: number, title: string): string {
  const reader = new Reader(bytes, code[index]);
  const signature = types[functions[index] ?? -1];
  if (signature === undefined) throw new Error(`there is no function ${index}`);
  const locals = reader.list(() => [reader.unsigned(), nameOfType(reader.byte())] as const);
  const declared = locals.flatMap(([count, type]) => Array.from({ length: count }, () => type));
  const clause = (word: string, list: readonly string[]): string => (list.length === 0 ? "" : ` (${word} ${list.join(" ")})`);
  const lines = [`(func${title}${clause("param", signature.parameters)}${clause("result", signature.results)}${clause("local", declared)}`];
  /** Operands that no instruction has taken yet. */
  const stack: Tree[] = [];
  let depth = 1;
  const line = (text: string): void => void lines.push("  ".repeat(depth) + text);
  const statement = (tree: Tree): void => void lines.push(...printTree(tree, depth));
  const flush = (): void => {
    for (const operand of stack.splice(0)) statement(operand);
  };
  for (;;) {
    const byte = reader.byte();
    if (byte === 0x0b || byte === 0x05) {
      flush();
      depth--;
      if (byte === 0x05) line("else");
      else if (depth > 0) line("end");
      if (byte === 0x05) depth++;
      else if (depth === 0) return `${lines.join("\n")})`;
      continue;
    }
    const prefix = prefixes.has(byte) ? byte : undefined;
    const { name, operands, gives, immediate } = instructionOf(prefix, prefix === undefined ? byte : reader.unsigned());
    if (name === "nop") continue;
    const detail = printImmediate(reader, immediate);
    const called = immediate === "function" ? types[functions[Number(detail)] ?? -1] : undefined;
    const takes = called === undefined ? operands : called.parameters.length;
    const taken = takes === 0 ? [] : stack.splice(-takes);
    const head = detail === "" ? name : `${name} ${detail}`;
    if (immediate === "block") {
      flush();
      line([head, ...taken.map(printLine)].join(" "));
      depth++;
    } else if (gives || (called !== undefined && called.results.length > 0)) stack.push({ head, operands: taken });
    else {
      flush();
      statement({ head, operands: taken });
    }
  }
}

interface Tree {
  readonly head: string;
  readonly operands: readonly Tree[];
}

const width = 100;

function printLine({ head, operands }: Tree): string {
  return `(${[head, ...operands.map(printLine)].join(" ")})`;
}

/** In one line where it fits, else each operand in lines of its own. */
function printTree(tree: Tree, depth: number): readonly string[] {
  const line = "  ".repeat(depth) + printLine(tree);
  if (line.length <= width || tree.operands.length === 0) return [line];
  const lines = tree.operands.flatMap((operand) => printTree(operand, depth + 1));
  return [`${"  ".repeat(depth)}(${tree.head}`, ...lines.slice(0, -1), `${lines.at(-1) ?? ""})`];
}

function printImmediate(reader: Reader, immediate: Immediate): string {
  switch (immediate) {
    case "none": return "";
    case "block": {
      const type = reader.byte();
      return type === 0x40 ? "" : `(result ${nameOfType(type)})`;
    }
    case "label": case "function": case "local": return String(reader.unsigned());
    case "memory": return printPlace(reader);
    case "memory lane": return [printPlace(reader), reader.byte()].join(" ").trim();
    case "lane": return String(reader.byte());
    case "i32": case "i64": return String(reader.signed());
    case "f32": return String(reader.float32());
    case "f64": return String(reader.float64());
    case "v128": return printLanes(reader);
    case "shuffle": return Array.from({ length: 16 }, () => reader.byte()).join(" ");
  }
}

/** Four numbers; as integers where one of them is a mask of all ones, which is no number. */
function printLanes(reader: Reader): string {
  const numbers = Array.from({ length: 4 }, () => reader.float32());
  if (!numbers.some(Number.isNaN)) return `f32x4 ${numbers.join(" ")}`;
  reader.at -= 16;
  return `i32x4 ${Array.from({ length: 4 }, () => reader.int32()).join(" ")}`;
}

/** The offset of an access; its alignment is not shown. */
function printPlace(reader: Reader): string {
  reader.unsigned();
  const offset = reader.unsigned();
  return offset === 0 ? "" : `offset=${offset}`;
}
