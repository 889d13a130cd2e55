/** Rows of a table: by constant places a part of a value, by an input of whole numbers an embedding. */
import { refuse } from "../fault.ts";
import { evaluated } from "../lazy/evaluate.ts";
import type { Axis } from "../lazy/types.ts";
import { naturalLayout } from "../steps/natural.ts";
import { changed, pathOf } from "./applied.ts";
import type { Operator } from "./elementwise.ts";
import { gatherParts } from "./parts.ts";

const gather: Operator = (node, c) => {
  const [table, places] = [c.input(node, 0), c.input(node, 1)];
  if (c.isKnown(places)) return gatherParts(node, c);
  if (!c.isKnown(table) || table.axes.length !== 2 || (c.number(node, "axis") ?? 0) !== 0) refuse(node, "reads places that depend on inputs", "the library's `embedding` reads rows of a matrix of weights");
  if (places.body.kind !== "read" || places.body.outside !== undefined) refuse(node, "reads rows by computed numbers", "the library's `embedding` takes an input of whole numbers");
  const rows = table.axes[0]?.reduce((n, f) => n * f.size, 1) ?? 1;
  c.takeIndex(node, places.body.value, rows);
  const tensor = evaluated(table, table.axes);
  const size = tensor.shape[1] ?? 1;
  const features: Axis = size === 1 ? [] : [{ size }];
  const natural = naturalLayout(places);
  const layer = { definition: "embedding", arguments: [String(size)], weights: [{ member: "E", tensor }], ...pathOf(node, c, tensor.name) };
  return [changed(c, places, natural, [...natural, features], [...places.axes, features], layer)];
};

export const lookup: Readonly<Record<string, Operator>> = { Gather: gather };
