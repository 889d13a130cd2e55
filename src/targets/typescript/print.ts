/** Kernel expressions and statements as TypeScript. */
import { exponentOfTwo } from "../../ir/equation/number.ts";
import { isRuntime } from "../../ir/equation/primitives.ts";
import { unaryRows } from "../../ir/equation/primitives/rows.ts";
import type { Fill, Bound, KernelExpr, KernelOperator, Offset, Statement } from "../../ir/kernel/types.ts";
import { layOutLines } from "./layout.ts";
import { elementLines } from "./rows.ts";

export interface PrintNames {
  /** The name of a buffer where it is read or written. */
  readonly buffer: (name: string) => string;
  /** Code that makes a buffer's array anew, where lists of them may do so. */
  readonly place: ((name: string) => string) | undefined;
  /** The name of a local or loop variable. */
  readonly local: (name: string) => string;
  /** The name of the variable of a loop over arrays. */
  readonly array: string;
  /** How many numbers of it one example takes, and whether it has examples. */
  readonly example: (name: string) => { readonly size: number; readonly batched: boolean };
}

/** The constant of a function that all elements of one draw share. */
export function drawName(occurrence: number): string {
  return `draw${occurrence}`;
}

/** Functions of the runtime that kernels call. */
export const runtimeFunctions: readonly string[] = [
  "uniformAt", "gaussianAt", "orthonormalMatrix", "drawKey", "square", "on", "onBoth",
  "pow", ...Object.keys(unaryRows).filter(isRuntime),
];

function printOffset(o: Offset, names: Pick<PrintNames, "local">): string {
  switch (o.kind) {
    case "affine": return joinTerms(o.terms.map((t) => ({ coefficient: t.coefficient, text: names.local(t.variable) })), o.constant);
    case "local": return names.local(o.name);
    case "floorDivide": {
      const numerator = printOffset(o.numerator, names);
      const inner = /^[\w$]+$/.test(numerator) ? numerator : `(${numerator})`;
      // A shift divides 32-bit integers by a power of two and takes the floor, of negative ones too.
      const shift = exponentOfTwo(o.divisor);
      return shift !== undefined ? `(${inner} >> ${shift})` : `Math.floor(${inner} / ${o.divisor})`;
    }
    case "sumOf":
      return joinTerms(o.parts.map(({ coefficient, value }) => ({ coefficient, text: coefficient === 1 || value.kind === "floorDivide" || value.kind === "local" ? printOffset(value, names) : `(${printOffset(value, names)})` })), o.constant);
  }
}

function joinTerms(terms: readonly { readonly coefficient: number; readonly text: string }[], constant: number): string {
  let out = "";
  for (const { coefficient, text } of terms) {
    const size = Math.abs(coefficient);
    const term = size === 1 ? (coefficient < 0 && text.includes(" ") ? `(${text})` : text) : `${text} * ${size}`;
    out += coefficient < 0 ? (out === "" ? `-${term}` : ` - ${term}`) : out === "" ? term : ` + ${term}`;
  }
  if (out === "") return String(constant);
  return constant === 0 ? out : `${out} ${constant < 0 ? "-" : "+"} ${Math.abs(constant)}`;
}

function printBound(b: Bound, combine: "max" | "min", names: Pick<PrintNames, "local">): string {
  if (b.kind === "count") return "count";
  const parts = b.of.map((o) => printOffset(o, names));
  return parts.length === 1 ? parts.join("") : `Math.${combine}(${parts.join(", ")})`;
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return "Number.NaN";
  if (value === Infinity) return "Infinity";
  if (value === -Infinity) return "-Infinity";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** How tightly an operator binds: an operand of a tighter one needs parentheses. */
const precedence = { choice: 1, or: 2, and: 3, compare: 4, add: 5, multiply: 6, unary: 7, atom: 8 } as const;

interface Printed {
  readonly text: string;
  readonly level: number;
}

function paren({ text, level }: Printed, least: number): string {
  return level >= least ? text : `(${text})`;
}

type Infix = "add" | "subtract" | "multiply" | "divide";

function isInfix(operator: KernelOperator): operator is Infix {
  return Object.hasOwn(infix, operator);
}

const infix: Readonly<Record<Infix, { readonly sign: string; readonly level: number }>> = {
  add: { sign: "+", level: precedence.add }, subtract: { sign: "-", level: precedence.add },
  multiply: { sign: "*", level: precedence.multiply }, divide: { sign: "/", level: precedence.multiply },
};

const comparisons: Readonly<Partial<Record<KernelOperator, string>>> = { less: "<", lessEqual: "<=", equal: "===" };

function printExpr(e: KernelExpr, names: PrintNames): string {
  return numeric(e, names).text;
}

function numeric(e: KernelExpr, names: PrintNames): Printed {
  switch (e.kind) {
    case "constant": return { text: printNumber(e.value), level: e.value < 0 || Object.is(e.value, -0) ? precedence.unary : precedence.atom };
    case "local": return { text: names.local(e.name), level: precedence.atom };
    case "load": return { text: `${names.buffer(e.buffer)}[${printOffset(e.offset, names)}]!`, level: precedence.atom };
    case "offset": {
      const simple = e.value.kind === "local" || (e.value.kind === "affine" && e.value.terms.length + Math.abs(Math.sign(e.value.constant)) <= 1 && e.value.terms.every((t) => t.coefficient === 1) && e.value.constant >= 0);
      return { text: printOffset(e.value, names), level: simple ? precedence.atom : precedence.choice };
    }
    case "count": return { text: "count", level: precedence.atom };
    case "select": return { text: `${condition(e.condition, names, precedence.or)} ? ${paren(numeric(e.whenTrue, names), precedence.or)} : ${paren(numeric(e.whenFalse, names), precedence.choice)}`, level: precedence.choice };
    case "draw": {
      const at = printOffset(e.ordinal, names);
      const text = typeof e.distribution === "string" ? `${e.distribution}At(${drawName(e.occurrence)}, ${at})` : `${drawName(e.occurrence)}[${at}]!`;
      return { text, level: precedence.atom };
    }
    case "operation": return operation(e.operator, e.arguments, names);
  }
}

function operation(operator: KernelOperator, args: readonly KernelExpr[], names: PrintNames): Printed {
  const parts = args.map((a) => numeric(a, names));
  const at = (i: number, least: number): string => paren(parts[i] ?? { text: "NaN", level: precedence.atom }, least);
  if (isInfix(operator)) {
    const sign = infix[operator];
    return { text: `${at(0, sign.level)} ${sign.sign} ${at(1, sign.level + 1)}`, level: sign.level };
  }
  // IEEE 754 leaves these to each engine, or `Math` has none.
  if (isRuntime(operator)) return { text: `${operator}(on(${at(0, precedence.choice)}))[0]!`, level: precedence.atom };
  switch (operator) {
    case "less": case "lessEqual": case "equal": case "and": case "or": case "not":
      return { text: `${condition({ kind: "operation", operator, arguments: args }, names, precedence.or)} ? 1 : 0`, level: precedence.choice };
    case "negate": return { text: `-${at(0, precedence.atom)}`, level: precedence.unary };
    case "reciprocal": return { text: `1 / ${at(0, precedence.unary)}`, level: precedence.multiply };
    case "multiplyAdd": return { text: `${at(0, precedence.multiply)} * ${at(1, precedence.unary)} + ${at(2, precedence.multiply)}`, level: precedence.add };
    case "square": {
      const [only] = args;
      if (only?.kind === "local") return { text: `${names.local(only.name)} * ${names.local(only.name)}`, level: precedence.multiply };
      return { text: `square(${at(0, precedence.choice)})`, level: precedence.atom };
    }
    case "power": return { text: `pow(onBoth(${at(0, precedence.choice)}, ${at(1, precedence.choice)}))[0]!`, level: precedence.atom };
    case "max": case "min": return { text: `Math.${operator}(${at(0, precedence.choice)}, ${at(1, precedence.choice)})`, level: precedence.atom };
    case "sqrt": case "abs": case "sign": case "floor": return { text: `Math.${operator}(${at(0, precedence.choice)})`, level: precedence.atom };
  }
}

/** A truth value as a boolean expression. */
function condition(e: KernelExpr, names: PrintNames, least: number): string {
  if (e.kind === "operation") {
    const sign = comparisons[e.operator];
    const [a, b] = e.arguments;
    if (sign !== undefined && a !== undefined && b !== undefined) {
      return paren({ text: `${paren(numeric(a, names), precedence.add)} ${sign} ${paren(numeric(b, names), precedence.add)}`, level: precedence.compare }, least);
    }
    if ((e.operator === "and" || e.operator === "or") && a !== undefined && b !== undefined) {
      const level = precedence[e.operator];
      return paren({ text: `${condition(a, names, level)} ${e.operator === "and" ? "&&" : "||"} ${condition(b, names, level)}`, level }, least);
    }
    if (e.operator === "not" && a !== undefined) return `!${condition(a, names, precedence.atom)}`;
  }
  return paren({ text: `${paren(numeric(e, names), precedence.add)} !== 0`, level: precedence.compare }, least);
}

/** What is added where a local becomes the sum of itself and something. */
function addend(name: string, value: KernelExpr): KernelExpr | undefined {
  if (value.kind !== "operation") return undefined;
  const isSelf = (e: KernelExpr | undefined): boolean => e?.kind === "local" && e.name === name;
  const [a, b, c] = value.arguments;
  if (value.operator === "add") return isSelf(a) ? b : isSelf(b) ? a : undefined;
  return value.operator === "multiplyAdd" && isSelf(c) ? { kind: "operation", operator: "multiply", arguments: value.arguments.slice(0, 2) } : undefined;
}

export function printStatements(list: readonly Statement[], names: PrintNames, indent: string): string {
  return fillsInRow(list, names).map((s) => ("kind" in s ? printStatement(s, names, indent) : printFills(s, names, indent))).join("");
}

/** From so many on, arrays are filled in a loop. */
const manyFills = 3;

/** Columns of a list of arrays. */
const listWidth = 116;

/** Fills of whole arrays with one value that follow each other are a list of their own. */
function fillsInRow(list: readonly Statement[], names: PrintNames): readonly (Statement | readonly Fill[])[] {
  const rows: Statement[][] = [];
  for (const s of list) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first?.kind === "fill" && isWhole(first, names) && s.kind === "fill" && isWhole(s, names) && Object.is(s.value, first.value)) row.push(s);
    else rows.push([s]);
  }
  return rows.flatMap((row): readonly (Statement | readonly Fill[])[] => {
    const fills = row.flatMap((s) => (s.kind === "fill" ? [s] : []));
    return fills.length < manyFills ? row : [fills];
  });
}

function isWhole({ buffer }: Fill, names: PrintNames): boolean {
  return !names.example(buffer).batched;
}

function printFills(fills: readonly Fill[], names: PrintNames, indent: string): string {
  const lines: string[] = [];
  const items = elementLines({ name: names.buffer, place: names.place }, "Float32Array | Float64Array | Int32Array", fills.map(({ buffer }) => (array) => `${array(buffer)},`));
  const end = `]) ${names.array}.fill(${printNumber(fills[0]?.value ?? 0)});`;
  if (items.length < fills.length) return layOutLines([`for (const ${names.array} of [`, ...items, end], indent.length / 2).map((line) => `${line}\n`).join("");
  for (const { buffer } of fills) {
    const name = names.buffer(buffer);
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length > listWidth) lines.push(`${indent}  ${name},`);
    else lines[lines.length - 1] = `${last} ${name},`;
  }
  return `${indent}for (const ${names.array} of [\n${lines.join("\n")}\n${indent}${end}\n`;
}

function printStatement(s: Statement, names: PrintNames, indent: string): string {
  switch (s.kind) {
    case "for": {
      const v = names.local(s.variable);
      const next = s.step === 1 ? `${v}++` : `${v} += ${s.step}`;
      return `${indent}for (let ${v} = ${printBound(s.lower, "max", names)}; ${v} < ${printBound(s.upper, "min", names)}; ${next}) {\n${printStatements(s.body, names, `${indent}  `)}${indent}}\n`;
    }
    case "let": return `${indent}const ${names.local(s.name)} = ${printExpr(s.value, names)};\n`;
    case "var": return `${indent}let ${names.local(s.name)} = ${printExpr(s.value, names)};\n`;
    case "assign": {
      const name = names.local(s.name);
      const added = addend(s.name, s.value);
      // Not `sum += a`: of `sum += a; sum += b`, minifiers that take addition for associative make `sum += a + b`.
      return `${indent}${name} = ${added === undefined ? printExpr(s.value, names) : `${paren(numeric(added, names), precedence.add)} + ${name}`};\n`;
    }
    case "store": {
      const place = `${names.buffer(s.buffer)}[${printOffset(s.offset, names)}]`;
      const value = numeric(s.value, names);
      return `${indent}${place} = ${s.add ? `${place}! + ${paren(value, precedence.multiply)}` : value.text};\n`;
    }
    case "fill": {
      const { size, batched } = names.example(s.buffer);
      return `${indent}${names.buffer(s.buffer)}.fill(${printNumber(s.value)}${batched ? `, 0, count * ${size}` : ""});\n`;
    }
    case "copy": {
      const { size, batched } = names.example(s.to);
      if (!batched) return `${indent}${names.buffer(s.to)}.set(${names.buffer(s.from)});\n`;
      return `${indent}for (let i = 0; i < count * ${size}; i++) ${names.buffer(s.to)}[i] = ${names.buffer(s.from)}[i]!;\n`;
    }
    // JavaScript has one thread.
    case "single": return printStatements(s.body, names, indent);
    case "barrier": return "";
    case "if": {
      const otherwise = s.else.length === 0 ? "" : ` else {\n${printStatements(s.else, names, `${indent}  `)}${indent}}`;
      return `${indent}if (${condition(s.condition, names, precedence.choice)}) {\n${printStatements(s.then, names, `${indent}  `)}${indent}}${otherwise}\n`;
    }
  }
}
