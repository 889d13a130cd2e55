/** Where an expression is printed: the axes in scope, the statements before it, and the function. */
import type { IndexVariable } from "../../ir/equation/types.ts";
import type { FunctionScope } from "./function-scope.ts";
import type { Statement } from "./python.ts";
import type { Tensor } from "./tensor.ts";

/** A place in a function. */
export interface Scope {
  readonly f: FunctionScope;
  /** Where statements go that expressions need. */
  readonly statements: Statement[];
  /** The axes in scope, in the order of dimensions. */
  readonly order: readonly IndexVariable[];
  /** Indices that are Python integers here: the step of a loop. */
  readonly fixed: ReadonlyMap<number, string>;
  /** Where the value of the expression matters: each a tensor of `bool`. */
  readonly guards: readonly Tensor[];
  /** Keys of subexpressions that occur more than once. */
  readonly repeated: ReadonlySet<string>;
  /** Locals for them, by key and guards. */
  readonly shared: Map<string, Tensor>;
}

export function inner(scope: Scope, indices: readonly IndexVariable[]): Scope {
  return { ...scope, order: [...scope.order, ...indices] };
}

/** A scope whose statements go to a list of their own. */
export function nested(scope: Scope): Scope {
  return { ...scope, statements: [], shared: new Map(scope.shared) };
}

export function guarded(scope: Scope, guard: Tensor): Scope {
  return { ...scope, guards: [...scope.guards, guard] };
}
