/** Constructors of kernel expressions. They fold constants and drop neutral operands, and nothing else. */
import { distributionKey } from "../equation/distribution.ts";
import { isConstantOffset, offsetKey, offsetValue } from "./offset.ts";
import { evaluate } from "./operators.ts";
import type { Bound, KernelExpr, Loop, KernelOperator, Offset, Statement } from "./types.ts";

export function number(value: number): KernelExpr {
  return { kind: "constant", value };
}

export function local(name: string): KernelExpr {
  return { kind: "local", name };
}

export function load(buffer: string, offset: Offset): KernelExpr {
  return { kind: "load", buffer, offset };
}

export function offsetExpr(value: Offset): KernelExpr {
  const constant = offsetValue(value);
  return constant === undefined ? { kind: "offset", value } : number(constant);
}

function isNumber(e: KernelExpr | undefined, value: number): boolean {
  return e?.kind === "constant" && e.value === value;
}

/** Operands of `and` and `or` are conditions: `and` with a true one is the other. */
export function operation(operator: KernelOperator, ...args: readonly KernelExpr[]): KernelExpr {
  const values: number[] = [];
  for (const a of args) if (a.kind === "constant") values.push(a.value);
  if (values.length === args.length) return number(evaluate(operator, values));
  const [a, b, c] = args;
  if (a !== undefined && b !== undefined) {
    switch (operator) {
      case "add":
        if (isNumber(a, 0)) return b;
        if (isNumber(b, 0)) return a;
        break;
      case "subtract":
        if (isNumber(b, 0)) return a;
        break;
      case "multiply":
        if (isNumber(a, 1)) return b;
        if (isNumber(b, 1)) return a;
        if (isNumber(a, -1)) return operation("negate", b);
        if (isNumber(b, -1)) return operation("negate", a);
        break;
      case "divide":
        if (isNumber(b, 1)) return a;
        break;
      case "multiplyAdd":
        if (c !== undefined && isNumber(c, 0)) return operation("multiply", a, b);
        if (c !== undefined && isNumber(a, 1)) return operation("add", b, c);
        if (c !== undefined && isNumber(b, 1)) return operation("add", a, c);
        break;
      case "and":
        if (isNumber(a, 1)) return b;
        if (isNumber(b, 1)) return a;
        if (isNumber(a, 0) || isNumber(b, 0)) return number(0);
        break;
      case "or":
        if (isNumber(a, 0)) return b;
        if (isNumber(b, 0)) return a;
        break;
      default:
        break;
    }
  }
  if (operator === "negate" && a?.kind === "operation" && a.operator === "negate" && a.arguments[0] !== undefined) return a.arguments[0];
  return { kind: "operation", operator, arguments: args };
}

export function selectExpr(condition: KernelExpr, whenTrue: KernelExpr, whenFalse: KernelExpr): KernelExpr {
  if (condition.kind === "constant") return condition.value !== 0 ? whenTrue : whenFalse;
  return { kind: "select", condition, whenTrue, whenFalse };
}

/** `offset ≥ 0`, or `offset = 0`, as a condition. */
export function offsetCondition(o: Offset, equality: boolean): KernelExpr {
  return equality ? operation("equal", offsetExpr(o), number(0)) : operation("lessEqual", number(0), offsetExpr(o));
}

export function bound(...of: readonly Offset[]): Bound {
  const byKey = new Map(of.map((o) => [offsetKey(o), o]));
  return { kind: "offsets", of: [...byKey.values()] };
}

export const countBound: Bound = { kind: "count" };

export function loop(variable: string, lower: Bound, upper: Bound, body: readonly Statement[], step = 1): Statement {
  return { kind: "for", variable, lower, upper, step, body };
}

/** Statements in loops of a nest, outermost first. */
export function inLoops(loops: readonly Loop[], body: readonly Statement[]): readonly Statement[] {
  return loops.reduceRight<readonly Statement[]>((inside, l) => [{ ...l, body: inside }], body);
}

/** An `if`, decided now where the condition is constant. */
export function branch(condition: KernelExpr, then: readonly Statement[], otherwise: readonly Statement[] = []): readonly Statement[] {
  if (condition.kind === "constant") return condition.value !== 0 ? then : otherwise;
  if (then.length === 0 && otherwise.length === 0) return [];
  return [{ kind: "if", condition, then, else: otherwise }];
}

/** The constant bounds of a loop, where it has them. */
export function constantRange(s: Statement): readonly [number, number] | undefined {
  if (s.kind !== "for" || s.lower.kind !== "offsets" || s.upper.kind !== "offsets") return undefined;
  if (!s.lower.of.every((o) => isConstantOffset(o)) || !s.upper.of.every((o) => isConstantOffset(o))) return undefined;
  const lower = Math.max(...s.lower.of.map((o) => offsetValue(o) ?? 0));
  const upper = Math.min(...s.upper.of.map((o) => offsetValue(o) ?? 0));
  return [lower, Math.max(lower, upper)];
}

/** Equal for equal expressions. */
export function exprKey(e: KernelExpr): string {
  switch (e.kind) {
    case "constant": return Object.is(e.value, -0) ? "-0" : String(e.value);
    case "local": return e.name;
    case "load": return `${e.buffer}[${offsetKey(e.offset)}]`;
    case "offset": return `#${offsetKey(e.value)}`;
    case "count": return "count";
    case "operation": return `${e.operator}(${e.arguments.map(exprKey).join(",")})`;
    case "select": return `(${exprKey(e.condition)}?${exprKey(e.whenTrue)}:${exprKey(e.whenFalse)})`;
    case "draw": return `${distributionKey(e.distribution)}#${e.occurrence}[${offsetKey(e.ordinal)}]`;
  }
}
