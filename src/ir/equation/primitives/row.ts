/** What the compiler knows about a scalar primitive. */

/** Constructors of expressions, so that rows need no import of them (they fold constants with the values of rows). */
export interface Algebra<E> {
  readonly number: (x: number) => E;
  readonly add: (a: E, b: E) => E;
  readonly subtract: (a: E, b: E) => E;
  readonly multiply: (a: E, b: E) => E;
  readonly power: (base: E, exponent: number) => E;
  readonly call: (primitive: "sign" | "sin" | "cos" | "sinh" | "cosh" | "exp" | "log" | "logistic", a: E) => E;
  readonly compare: (primitive: "less" | "lessEqual" | "equal" | "and", a: E, b: E) => E;
  /** A power whose exponent is an expression. */
  readonly raise: (base: E, exponent: E) => E;
  readonly select: (condition: E, whenTrue: E, whenFalse: E) => E;
}

/** The adjoint of an argument: the adjoint of the call times `factor`, or all of it where `when` is as `holds` says. */
export type Flow<E> =
  | { readonly kind: "scaled"; readonly argument: E; readonly factor: E }
  | { readonly kind: "chosen"; readonly argument: E; readonly when: E; readonly holds: boolean };

/** How an equation writes a call of a primitive, in `.nn` notation and in LaTeX. */
export type Notation =
  /** By its name; `latex`: the symbol, `\operatorname{name}` where absent. */
  | { readonly kind: "call"; readonly latex?: string }
  /** In `.nn` by its name, in LaTeX between two signs; `power`: as a power, which parentheses enclose as a base. */
  | { readonly kind: "enclosed"; readonly latex: readonly [open: string, close: string]; readonly power?: true }
  | { readonly kind: "prefix"; readonly sign: string; readonly latex: string }
  | { readonly kind: "infix"; readonly sign: string; readonly latex: string; readonly binds: "comparison" | "and" | "or" }
  /** A base and its exponent. */
  | { readonly kind: "power" }
  /** A value by another: in LaTeX as a quotient. */
  | { readonly kind: "derivative" };

interface Row {
  /** `transcendental`: an expression worth a name of its own where it occurs twice, and slow in the model of time. */
  readonly cost: "arithmetic" | "transcendental";
  readonly notation: Notation;
  /** Never negative. */
  readonly nonnegative?: true;
  /** Introduced by the compiler: no function of the language. */
  readonly internal?: true;
  /**
   * Values for finite arguments. `increasing`: not decreasing, with a limit at −∞. `truth`: 0 or 1. `bounded`: within the
   * limits. `rule`: a function of its own in `intervals.ts`.
   */
  readonly interval: "increasing" | "truth" | "rule" | { readonly bounded: readonly [lower: number, upper: number] };
}

export interface UnaryRow extends Row {
  /** `runtime`: the function of that name in `src/runtime`, which emitted TypeScript calls too; else `Math` has it, or an operator. */
  readonly value: "runtime" | ((x: number) => number);
  /** d value / d x; `value` is the primitive's own value. `zero`: piecewise constant. */
  readonly derivative: "zero" | (<E>(f: Algebra<E>, x: E, value: E) => E);
  readonly zeroAtZero?: true;
}

export interface BinaryRow extends Row {
  /** `pow`: the power function of the runtime. */
  readonly value: "pow" | ((x: number, y: number) => number);
  /** The adjoints of both arguments; `value` is the primitive's own value. `zero`: piecewise constant. */
  readonly derivative: "zero" | (<E>(f: Algebra<E>, x: E, y: E, value: E) => readonly Flow<E>[]);
}
