/** Sizes that a layer may give: those of the outputs, which a last layer must have, and usual ones. */
import type { CompletionItem } from "vscode-languageserver";
import type { Definition } from "../../index.ts";
import { modelAt } from "../lookup.ts";
import type { Seen } from "../workspace.ts";
import { valueItem } from "./items.ts";

const usual = [8, 16, 32, 64, 128];

export function unitItems(seen: Seen, offset: number, definition: Definition, parameter: string | undefined): readonly CompletionItem[] {
  if (definition.kind !== "layer" || parameter === undefined || !isSize(definition, parameter)) return [];
  const wanted = outputSizes(seen, offset);
  const others = usual.filter((n) => !wanted.some((w) => w.size === n));
  return [...wanted.map(({ size, name }) => valueItem(String(size), `as many as \`${name}\` has`, "00")), ...others.map((n, i) => valueItem(String(n), parameter, `01${i}`))];
}

/** Whether a parameter is the size of an axis of an array that is trained. */
function isSize(definition: Extract<Definition, { kind: "layer" }>, name: string): boolean {
  return definition.body.some((s) => s.kind === "array" && s.arrays.some((a) => a.shape?.some((item) => item.kind === "reference" && item.name.text === name) === true));
}

/** Sizes of the last axis of the model's outputs. */
function outputSizes(seen: Seen, offset: number): readonly { readonly size: number; readonly name: string }[] {
  return (modelAt(seen, offset)?.outputs ?? []).flatMap(({ name, encoding }) => {
    const size = encoding.kind === "oneHot" ? encoding.classes.length : encoding.kind === "binary" ? 1 : encoding.kind === "real" ? encoding.shape.at(-1) : undefined;
    return size === undefined ? [] : [{ size, name }];
  });
}
