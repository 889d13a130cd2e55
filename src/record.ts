/** What the header of a module records of the options of its build. */
import type { BuildOptions } from "./built.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { hashOfBytes } from "./weights/hash.ts";
import { moduleOptions } from "./options.ts";
import { precisionOf, targetNames, targetOf } from "./targets.ts";

/** Options that are not the default, as JSON; `undefined` where all are. */
export function recorded({ target, set = {}, ...others }: BuildOptions, model: CheckedModel, weights?: { readonly bytes: Uint8Array; readonly name?: string }): string | undefined {
  const [first] = targetNames;
  const own = Object.entries(set).filter(([name]) => model.parameters.some((p) => p.name === name));
  const given = Object.keys(moduleOptions).flatMap((name) => {
    const value: unknown = Object.entries(others).find(([key]) => key === name)?.[1];
    const isDefault = value === undefined || value === false || (name === "as" && weights === undefined) || (name === "precision" && precisionOf(targetOf(target), others.precision) === targetOf(target).precisions[0]);
    return isDefault ? [] : [[name, value] as const];
  });
  const all = { ...(target !== undefined && target !== first && { target }), ...Object.fromEntries(given), ...(weights && { weights: { ...(weights.name !== undefined && { file: weights.name }), hash: hashOfBytes(weights.bytes) } }), ...(own.length > 0 && { set: Object.fromEntries(own) }) };
  return Object.keys(all).length === 0 ? undefined : JSON.stringify(all);
}
