/** Packs in an optimizer or regularizer: the axes of a weight that each covers. */
import type { Argument, Expression, Item } from "../../../../ir/ast/expression.ts";

/** A pack in a subscript or left side, with the number of axes before and after it. */
interface Found {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/**
 * The sizes of every pack, for a weight of a shape. Each array that such a definition reads has that shape, so `w[..s]` makes
 * `..s` all axes, and `w[..s, j]` all but the last; a pack that subscripts nothing is all axes. Subscripts of `others`, arrays of other shapes, are left out.
 */
export function packsOf(parts: readonly (Expression | Item)[], shape: readonly number[], others: ReadonlySet<string> = new Set()): ReadonlyMap<string, readonly number[]> {
  const packs = new Map<string, readonly number[]>();
  const bare: string[] = [];
  const found = ({ name, before, after }: Found): void => {
    if (!packs.has(name)) packs.set(name, shape.slice(before, Math.max(before, shape.length - after)));
  };
  const items = (list: readonly Item[]): void => {
    list.forEach((item, i) => {
      if (item.kind === "pack") found({ name: item.name.text, before: i, after: list.length - 1 - i });
      else visit(item);
    });
  };
  const argument = (a: Argument): void => {
    switch (a.kind) {
      case "value":
        if (a.key !== undefined) visit(a.key);
        return visit(a.value);
      case "packArgument":
        bare.push(a.name.text);
        if (a.value !== undefined) visit(a.value);
        return;
      case "range": return;
    }
  };
  const visit = (e: Expression): void => {
    switch (e.kind) {
      case "number": case "string": return;
      case "reference":
        if (e.indices !== undefined && !others.has(e.name.text)) items(e.indices);
        return e.arguments?.forEach(argument);
      case "guarded": visit(e.read); return visit(e.fallback);
      case "shape": return items(e.items);
      case "unary": return visit(e.operand);
      case "binary": visit(e.left); return visit(e.right);
      case "conditional": visit(e.condition); visit(e.whenTrue); return visit(e.whenFalse);
    }
  };
  for (const part of parts) {
    if (part.kind === "pack") bare.push(part.name.text);
    else visit(part);
  }
  for (const name of bare) if (!packs.has(name)) packs.set(name, shape);
  return packs;
}
