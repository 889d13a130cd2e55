/** Which lines of a module come from which line of a model. */
import type { Origin } from "../../ir/equation/types.ts";
import type { Place } from "../target.ts";

/** The functions of kernels in the text of a factory, after so many lines of a module: `origins` by their names. */
export function placesOf(text: string, origins: ReadonlyMap<string, Origin>, before: number): readonly Place[] {
  const places: Place[] = [];
  let open: { readonly from: number; readonly origin: Origin } | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const name = /^ {2}function ([\w$]+)\(/.exec(line)?.[1];
    const origin = name === undefined ? undefined : origins.get(name);
    if (origin !== undefined) open = { from: before + index + 1, origin };
    else if (line === "  }" && open !== undefined) {
      places.push({ ...open, to: before + index + 1 });
      open = undefined;
    }
  }
  return places;
}
