/** Kernels as text, for people and for tests. */
import { drawText } from "../equation/distribution.ts";
import { entriesOf } from "./entries.ts";
import type { Bound, Entry, Kernel, KernelExpr, KernelOperator, KernelSet, Offset, Statement } from "./types.ts";

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

export function printOffset(o: Offset): string {
  switch (o.kind) {
    case "affine": return printTerms(o.terms.map((t) => ({ coefficient: t.coefficient, text: t.variable })), o.constant);
    case "local": return o.name;
    case "floorDivide": return `floor((${printOffset(o.numerator)}) / ${o.divisor})`;
    case "sumOf": return printTerms(o.parts.map((p) => ({ coefficient: p.coefficient, text: p.value.kind === "affine" ? `(${printOffset(p.value)})` : printOffset(p.value) })), o.constant);
  }
}

function printBound(b: Bound, combine: "max" | "min"): string {
  if (b.kind === "count") return "count";
  const parts = b.of.map(printOffset);
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

function printExpr(e: KernelExpr): string {
  switch (e.kind) {
    case "constant": return printNumber(e.value);
    case "local": return e.name;
    case "load": return `${e.buffer}[${printOffset(e.offset)}]`;
    case "offset": return `(${printOffset(e.value)})`;
    case "count": return "count";
    case "operation": {
      const args = e.arguments.map(printExpr);
      return isInfix(e.operator) ? `(${args.join(` ${signs[e.operator]} `)})` : `${e.operator}(${args.join(", ")})`;
    }
    case "select": return `(${printExpr(e.condition)} ? ${printExpr(e.whenTrue)} : ${printExpr(e.whenFalse)})`;
    case "draw": return `${drawText(e.distribution)}#${e.occurrence}(${printOffset(e.ordinal)})`;
  }
}

export function printStatements(list: readonly Statement[], indent = ""): string {
  return list.map((s) => printStatement(s, indent)).join("\n");
}

function printStatement(s: Statement, indent: string): string {
  const block = (body: readonly Statement[]): string => `{\n${printStatements(body, `${indent}  `)}\n${indent}}`;
  switch (s.kind) {
    case "for": {
      const step = `${s.step === 1 ? "" : ` step ${s.step}`}${s.lanes === undefined ? "" : ` lanes ${s.lanes}`}`;
      return `${indent}${s.parallel ? "parallel " : ""}for ${s.variable} from ${printBound(s.lower, "max")} below ${printBound(s.upper, "min")}${step} ${block(s.body)}`;
    }
    case "let": case "var": return `${indent}${s.kind}${s.integer === true ? " integer" : ""} ${s.name} = ${printExpr(s.value)}`;
    case "assign": return `${indent}${s.name} = ${printExpr(s.value)}`;
    case "store": return `${indent}${s.buffer}[${printOffset(s.offset)}] ${s.add ? "+=" : "="} ${printExpr(s.value)}`;
    case "fill": return `${indent}fill ${s.buffer} with ${printNumber(s.value)}`;
    case "copy": return `${indent}copy ${s.from} to ${s.to}`;
    case "single": return `${indent}single ${block(s.body)}`;
    case "barrier": return `${indent}barrier`;
    case "if": return `${indent}if ${printExpr(s.condition)} ${block(s.then)}${s.else.length > 0 ? ` else ${block(s.else)}` : ""}`;
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
