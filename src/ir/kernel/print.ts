/** Kernels as text, for people and for tests. */
import { drawText } from "../equation/distribution.ts";
import { entriesOf } from "./entries.ts";
import type { Bound, Entry, Kernel, KernelExpr, KernelOperator, KernelSet, Offset, Statement } from "./types.ts";

/** What arrays, locals and draws are called. */
export interface Names {
  readonly buffer: (name: string) => string;
  readonly local: (name: string) => string;
  readonly draw: (occurrence: number) => string;
}

const own: Names = { buffer: (name) => name, local: (name) => name, draw: String };

function printTerms(terms: readonly { readonly coefficient: number; readonly text: string }[], constant: number): string {
  let out = "";
  for (const { coefficient, text } of terms) {
    const sign = coefficient < 0 ? (out === "" ? "-" : " - ") : out === "" ? "" : " + ";
    const size = Math.abs(coefficient);
    out += sign + (size === 1 ? text : `${size}*${text}`);
  }
  if (out === "") return String(constant);
  return constant === 0 ? out : `${out} ${constant < 0 ? "-" : "+"} ${Math.abs(constant)}`;
}

export function printOffset(o: Offset, names: Names = own): string {
  switch (o.kind) {
    case "affine": return printTerms(o.terms.map((t) => ({ coefficient: t.coefficient, text: names.local(t.variable) })), o.constant);
    case "local": return names.local(o.name);
    case "floorDivide": return `floor((${printOffset(o.numerator, names)}) / ${o.divisor})`;
    case "sumOf": return printTerms(o.parts.map((p) => ({ coefficient: p.coefficient, text: p.value.kind === "affine" ? `(${printOffset(p.value, names)})` : printOffset(p.value, names) })), o.constant);
  }
}

function printBound(b: Bound, combine: "max" | "min", names: Names): string {
  if (b.kind === "count") return "count";
  const parts = b.of.map((o) => printOffset(o, names));
  return parts.length === 1 ? parts.join("") : `${combine}(${parts.join(", ")})`;
}

/** Signs between operands; other operators are calls. */
const signs = { add: "+", subtract: "-", multiply: "*", divide: "/", less: "<", lessEqual: "<=", equal: "==", and: "&&", or: "||" } as const satisfies Readonly<Partial<Record<KernelOperator, string>>>;

function isInfix(operator: KernelOperator): operator is keyof typeof signs {
  return Object.hasOwn(signs, operator);
}

function printNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function printExpr(e: KernelExpr, names: Names): string {
  switch (e.kind) {
    case "constant": return printNumber(e.value);
    case "local": return names.local(e.name);
    case "load": return `${names.buffer(e.buffer)}[${printOffset(e.offset, names)}]`;
    case "offset": return `(${printOffset(e.value, names)})`;
    case "count": return "count";
    case "operation": {
      const args = e.arguments.map((a) => printExpr(a, names));
      return isInfix(e.operator) ? `(${args.join(` ${signs[e.operator]} `)})` : `${e.operator}(${args.join(", ")})`;
    }
    case "select": return `(${printExpr(e.condition, names)} ? ${printExpr(e.whenTrue, names)} : ${printExpr(e.whenFalse, names)})`;
    case "draw": return `${drawText(e.distribution)}#${names.draw(e.occurrence)}(${printOffset(e.ordinal, names)})`;
  }
}

/** `names`: their own, where others are not given. */
export function printStatements(list: readonly Statement[], indent = "", names: Names = own): string {
  return list.map((s) => printStatement(s, indent, names)).join("\n");
}

function printStatement(s: Statement, indent: string, names: Names): string {
  const block = (body: readonly Statement[]): string => `{\n${printStatements(body, `${indent}  `, names)}\n${indent}}`;
  switch (s.kind) {
    case "for": {
      const step = `${s.step === 1 ? "" : ` step ${s.step}`}${s.lanes === undefined ? "" : ` lanes ${s.lanes}`}`;
      return `${indent}${s.parallel ? "parallel " : ""}for ${names.local(s.variable)} from ${printBound(s.lower, "max", names)} below ${printBound(s.upper, "min", names)}${step} ${block(s.body)}`;
    }
    case "let": case "var": return `${indent}${s.kind}${s.integer === true ? " integer" : ""} ${names.local(s.name)} = ${printExpr(s.value, names)}`;
    case "assign": return `${indent}${names.local(s.name)} = ${printExpr(s.value, names)}`;
    case "store": return `${indent}${names.buffer(s.buffer)}[${printOffset(s.offset, names)}] ${s.add ? "+=" : "="} ${printExpr(s.value, names)}`;
    case "fill": return `${indent}fill ${names.buffer(s.buffer)} with ${printNumber(s.value)}`;
    case "copy": return `${indent}copy ${names.buffer(s.from)} to ${names.buffer(s.to)}`;
    case "single": return `${indent}single ${block(s.body)}`;
    case "barrier": return `${indent}barrier`;
    case "if": return `${indent}if ${printExpr(s.condition, names)} ${block(s.then)}${s.else.length > 0 ? ` else ${block(s.else)}` : ""}`;
  }
}

function printKernel(kernel: Kernel): string {
  const comments = [...kernel.comment, ...kernel.decisions].map((line) => `// ${line}\n`).join("");
  return `${comments}kernel ${kernel.name} {\n${printStatements(kernel.body, "  ")}\n}`;
}

function printEntry(name: string, entry: Entry): string {
  return [`entry ${name}`, ...entry.kernels.map(printKernel)].join("\n\n");
}

export function printKernels(set: KernelSet): string {
  const buffers = [...set.buffers.values()].map((b) => `buffer ${b.name}: ${b.role} ${b.content}[${b.shape.join(", ")}]${b.batched ? " batched" : ""}`);
  return [buffers.join("\n"), ...entriesOf(set).map(([name, entry]) => printEntry(name, entry))].join("\n\n") + "\n";
}
