/** What the adjoints of a derivative are: their names, their dimensions, and where each is read. */
import type { Fresh } from "../../ir/equation/fresh.ts";
import { adjointName, gradientName } from "../../ir/equation/names.ts";
import type { ArrayDefinition, Condition, Equation, Extent, IndexVariable, PositionAt, Program } from "../../ir/equation/types.ts";

/** How one equation reads the adjoints. */
export interface Standing {
  /** Indices of adjoints that the equation does not have. */
  readonly more: readonly IndexVariable[];
  /** Where there is an element of the differentiated value. */
  readonly conditions: readonly Condition[];
  /** The position in the adjoint of an array that goes with positions in the array. */
  readonly at: (array: string, positions: readonly PositionAt[]) => readonly PositionAt[];
}

export interface Frame {
  /** The array whose derivative it is, and those by which. */
  readonly value: string;
  readonly by: readonly string[];
  readonly nameOf: (array: string) => string;
  /** The adjoint of an array, all but its dimensions. */
  readonly adjoint: (array: string) => Omit<ArrayDefinition, "extents">;
  readonly extentsOf: (array: string) => readonly Extent[];
  readonly standing: (equation: Equation, fresh: Fresh) => Standing;
}

/** The derivative of the loss, a single number: an adjoint has the dimensions of its array. */
export function frameOfLoss(program: Program, loss: string, by: readonly string[]): Frame {
  const parameters = new Set(by);
  const nameOf = (array: string): string => (parameters.has(array) ? gradientName(array) : adjointName(array));
  return {
    value: loss, by, nameOf,
    adjoint: (array) => {
      const [role, kind] = parameters.has(array) ? (["gradient", "gradient"] as const) : (["value", "adjoint"] as const);
      return { name: nameOf(array), content: { kind: "real" }, role, purpose: { kind, of: array, ofPurpose: program.arrays.get(array)?.purpose } };
    },
    extentsOf: (array) => program.arrays.get(array)?.extents ?? [],
    standing: () => ({ more: [], conditions: [], at: (_array, positions) => positions }),
  };
}

