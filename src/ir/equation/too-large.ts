/** What grew too large, and of which arrays. */
import { type Growing, TooLarge } from "./limits.ts";
import { children } from "./traverse.ts";
import type { Expr } from "./types.ts";

/** Arrays that a message names at most. */
const mostNamed = 3;

/** For a message; `undefined` of any other exception. */
export function whatGrew(cause: unknown): { readonly grown: Growing; readonly arrays: readonly string[] } | undefined {
  if (!(cause instanceof TooLarge)) return undefined;
  const arrays = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "read") arrays.add(e.array);
    for (const part of children(e)) if (arrays.size < mostNamed) visit(part);
  };
  if (cause.expression !== undefined) visit(cause.expression);
  return { grown: cause.what, arrays: [...arrays] };
}
