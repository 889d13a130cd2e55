/** The steps of the library that repairs write. A candidate that names what is not in scope fails when it is tried. */
export const words = {
  vector: "flatten",
  reshape: (shape: readonly number[]): string => `reshape([${shape.join(", ")}])`,
  layer: (units: number): string => `dense(${units})`,
  /** The activation that makes of numbers what an encoding says. */
  activations: { oneHot: "softmax", binary: "sigmoid" } as Readonly<Record<string, string>>,
  padding: "padding",
} as const;
