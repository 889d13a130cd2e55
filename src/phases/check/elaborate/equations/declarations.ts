/** The arrays of values and of next values of states, once their shapes are known. */
import { derivedName, member, memberName } from "../../../../ir/equation/names.ts";
import type { Extent } from "../../../../ir/equation/types.ts";
import { isFrozen, type Use } from "../../types.ts";
import { diagnose } from "../diagnose.ts";
import { declare } from "../declare.ts";
import { isOfBatch } from "../ranges/examples.ts";
import type { Defining, Stated } from "./types.ts";

/** Declares a value or a fitted value; false after a fault. */
export function declareValue({ e, use, base, arrays, batched }: Defining, { name, kind, span }: Stated, extents: { readonly main: readonly Extent[]; readonly extents: readonly Extent[] }): boolean {
  const isFitted = kind === "fitted";
  if (isFitted && use.again !== undefined) {
    // It would have to be fitted to two values.
    e.report.add("fittedTwice", use.again.here, { name }, { notes: [{ message: "the first use is here", span: use.again.first }] });
    return false;
  }
  const [first, ...others] = extents.main;
  if (isFitted && extents.main.some(isOfBatch)) {
    diagnose(base, "batchAxis", span, { name });
    return false;
  }
  if (!batched.has(name) && first !== undefined && !isOfBatch(first) && others.some(isOfBatch)) {
    diagnose(base, "batchAxisBehind", span, { name });
    return false;
  }
  const own = member(isFitted ? use.variables : use.instance, name);
  const local = { array: own.name, ...extents, batched: (kind === "local" || kind === "loss") && batched.has(name), content: { kind: "real" }, span } as const;
  arrays.set(name, local);
  return declare(e, use, { ...own, extents: local.extents, role: isFitted ? "fitted" : "value", batched: local.batched });
}

/** Declares the next value of a state, unless the state is frozen; false, and a fault, where there is no state of that shape. */
export function declareUpdate({ e, use, base, arrays }: Defining, { name, span }: Stated, extents: readonly Extent[]): boolean {
  const state = arrays.get(name);
  const isState = state !== undefined && e.arrays.get(state.array)?.role === "state";
  if (!isState || state.extents.length !== extents.length || state.extents.some((x, i) => x.upper !== extents[i]?.upper || x.lower !== extents[i]?.lower)) {
    diagnose(base, "updateWithoutState", span, { name });
    return false;
  }
  if (isFrozen(use)) return true;
  const value = nextName(use, name);
  declare(e, use, { name: value, extents, role: "value", batched: false, purpose: { kind: "next", of: state.array, ofPurpose: e.arrays.get(state.array)?.purpose } });
  const { updates } = e;
  const earlier = updates.findIndex((u) => u.state === state.array);
  updates.splice(earlier < 0 ? updates.length : earlier, 1, { state: state.array, value });
  return true;
}

/** The array of a state's next value, one for each use of a shared layer. */
export function nextName({ instance }: Use, state: string): string {
  return derivedName(memberName(instance, state), "next");
}
