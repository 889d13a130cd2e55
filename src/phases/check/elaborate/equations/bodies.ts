/** Right sides to definitions, with every shape known. */
import type { Defined } from "../../../../diagnostics/catalogue/phrases.ts";
import { constantAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { add, where } from "../../../../ir/equation/build.ts";
import { andRegion, compareRegion, everywhere, notRegion, type Region } from "../../../../ir/equation/region.ts";
import type { Expr, IndexVariable } from "../../../../ir/equation/types.ts";
import { isFrozen } from "../../types.ts";
import type { Context, LocalArray } from "../context.ts";
import { elaborate } from "../expressions/expression.ts";
import { nextName } from "./declarations.ts";
import { joinBodies, type Left } from "./left-sides.ts";
import type { Defining, Shaped, Stated } from "./types.ts";

const kinds = { local: "value", loss: "value", fitted: "fitted value", update: "state" } as const satisfies Record<Stated["kind"], Defined["kind"]>;

/** Adds the definition of a value to the model, its base cases joined with its general case. */
export function defineBody(defining: Defining, shaped: Shaped): void {
  const { e, use, arrays } = defining;
  const local = arrays.get(shaped.name);
  if (local === undefined) return;
  const batch = shaped.kind !== "fitted" && local.batched ? e.fresh.variable("n", 0, Infinity) : undefined;
  const pieces = shaped.pieces.map(({ stated, lefts }) => elaboratePiece(defining, stated, lefts, shaped, batch));
  const [only, more] = pieces;
  if (only === undefined) return;
  let indices: readonly IndexVariable[];
  let body: Expr;
  if (more === undefined && only.lefts.every((l) => l.kind !== "constant")) {
    indices = only.indices.flatMap((v) => v ?? []);
    body = only.body;
  } else {
    indices = local.extents.map((x, d) => e.fresh.variable(pieces.flatMap((p) => p.indices[d]?.name ?? [])[0] ?? `i${d + 1}`, x.lower, x.upper));
    body = joinBodies(indices, pieces);
  }
  const array = shaped.kind === "update" ? nextName(use, shaped.name) : local.array;
  const definition = { kind: "definition", array, indices: batch === undefined ? indices : [batch, ...indices], body, origin: use.origin } as const;
  if (shaped.kind === "fitted") e.fitted.push(definition);
  else if (shaped.kind !== "update" || !isFrozen(use)) e.equations.push(definition);
}

/** One equation's right side; its indices are undefined where the left side has a constant. */
interface Piece {
  readonly lefts: readonly Left[];
  readonly indices: readonly (IndexVariable | undefined)[];
  readonly body: Expr;
}

function elaboratePiece(defining: Defining, stated: Stated, lefts: readonly Left[], shaped: Shaped, batch: IndexVariable | undefined): Piece {
  const { e, base } = defining;
  const indices = new Map<string, IndexVariable>();
  const packIndices = new Map<string, IndexVariable[]>();
  const weak = new Set(lefts.flatMap((l) => (l.kind === "index" && l.weak === true ? [l.name] : [])));
  let region: Region = everywhere;
  const variables = lefts.map((left, d) => {
    if (left.kind === "constant") return undefined;
    const v = e.fresh.variable(left.kind === "pack" ? `${left.name}${left.ordinal + 1}` : left.name, left.extent.lower, left.extent.upper);
    if (left.kind === "pack") packIndices.set(left.name, [...(packIndices.get(left.name) ?? []), v]);
    else indices.set(left.name, v);
    // A base case within the range takes precedence over the general case.
    for (const other of shaped.pieces) {
      const constant = other.lefts[d];
      if (constant?.kind === "constant" && constant.at >= left.extent.lower && constant.at < left.extent.upper) {
        region = andRegion(region, notRegion(compareRegion("==", variableAffine(v), constantAffine(constant.at))));
      }
    }
    return v;
  });
  for (const [name, shape] of base.packs) if (shape.length === 0 && !packIndices.has(name)) packIndices.set(name, []);
  const arrays = shaped.kind === "update" ? readByUpdates(defining) : base.arrays;
  const context: Context = { ...base, arrays, indices, packIndices, batch, weak, own: stated.name, region, equation: { value: stated.value, left: shaped.kind === "loss" ? undefined : { name: stated.name, items: stated.items, span: stated.span } }, defines: { kind: kinds[shaped.kind], name: shaped.name } };
  const value = elaborate(stated.value, context);
  return { lefts, indices: variables, body: region === everywhere ? value : add(...region.map((conditions) => where(conditions, value))) };
}

/** The arrays that updates read: of a state of something shared, its next value by the use before this one. */
function readByUpdates({ arrays, before }: Defining): ReadonlyMap<string, LocalArray> {
  if (before.size === 0) return arrays;
  return new Map([...arrays].map(([name, local]) => [name, { ...local, array: before.get(local.array) ?? local.array }]));
}
