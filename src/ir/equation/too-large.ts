/** What grew too large, in words of the model. */
import { TooLarge } from "./limits.ts";
import { children } from "./traverse.ts";
import type { Expr } from "./types.ts";

/** Arrays that a message names at most. */
const mostNamed = 3;

/** For a message: `an expression of \`dense1.y\``; `undefined` of any other exception. */
export function whatGrew(cause: unknown): string | undefined {
  if (!(cause instanceof TooLarge)) return undefined;
  const arrays = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "read") arrays.add(`\`${e.array}\``);
    for (const part of children(e)) if (arrays.size < mostNamed) visit(part);
  };
  if (cause.expression !== undefined) visit(cause.expression);
  return arrays.size === 0 ? cause.what : `${cause.what} of ${[...arrays].join(", ")}`;
}
