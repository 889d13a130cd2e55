/** Loops over lanes that add terms up: a sum in each lane, and the sums of those after the loop. */
import { mentions } from "../../../ir/kernel/mentions.ts";
import { shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Loop, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement, substituteStatements } from "../../../ir/kernel/visit.ts";
import type { Code } from "../encode/bytes.ts";
import { f32 } from "../encode/scalar.ts";
import { get, set, tee, type V128 } from "../encode/value.ts";
import { f32x4, i32x4, lanes as allLanes, v128 } from "../encode/vector.ts";
import { sumOfLanes } from "./lanes.ts";
import { single } from "./scalars.ts";
import { bindingOf, type Scope } from "./scope.ts";


/** Writes statements: given, so that these and loops can hold each other. */
type Emit = (list: readonly Statement[], scope: Scope) => Code;

/** Locals from outside that a loop over lanes adds to get a sum in each lane, which are added up after it; those it reads get their number in every lane. */
export function sumsOfLanes(s: Loop, within: Scope, outer: Scope, repeated: (body: Code) => Code, emit: Emit): Code {
  const assigned = new Set<string>();
  eachStatement(s.body, (x) => {
    if (x.kind === "assign" && outer.names.has(x.name)) assigned.add(x.name);
  });
  const read = new Set<string>();
  eachExprIn(s.body, (e) => {
    if (e.kind === "local" && !assigned.has(e.name)) read.add(e.name);
  });
  const spread = [...read].flatMap((name) => {
    const binding = outer.names.get(name);
    if (binding === undefined || binding.type === "i32" || binding.type === "v128" || binding.type === "f64x2" || outer.doubles.has(name)) return [];
    const local = outer.frame.local("v128");
    within.names.set(name, local);
    return [set(local, f32x4.splat(single({ kind: "local", name }, outer)))];
  });
  const sums = [...assigned].map((name) => {
    const local = outer.frame.local("v128");
    within.names.set(name, local);
    return { name, local };
  });
  const body = emit(s.body, within);
  return [
    spread, sums.map(({ local }) => set(local, f32x4.constant(0))), repeated(body),
    sums.map(({ name, local }) => {
      const binding = bindingOf(name, outer);
      if (binding.type !== "f32") throw new Error(`${name} is no sum`);
      return set(binding, f32.add(get(binding), sumOfLanes(used(get(local), s.lanes ?? allLanes.length), outer)));
    }),
  ];
}

/**
 * Such sums inside of another loop over lanes: every lane outside has sums of its own, in lanes, and what is computed once for all
 * is computed once. After the loop they are turned around and added up.
 */
export function sumsForLanes(s: Loop, within: Scope, outer: Scope, repeated: (body: Code) => Code, emit: Emit): Code {
  const { lanes } = outer;
  if (lanes === undefined) throw new Error("no loop over lanes around");
  const chosen = allLanes.slice(0, lanes.count);
  const assigned = s.body.flatMap((x) => (x.kind === "assign" ? [x.name] : []));
  const sums = new Map(assigned.map((name) => [name, chosen.map(() => outer.frame.local("v128"))]));
  const shared = new Map(within.names);
  const depends = new Set([lanes.variable]);
  const body = chosen.map((lane): Code => {
    const own = new Map(shared);
    for (const [name, locals] of sums) own.set(name, locals[lane] ?? outer.frame.local("v128"));
    const moved = substituteStatements(s.body, new Map([[lanes.variable, shiftOffset(variableOffset(lanes.variable), lane)]]), new Map());
    return moved.map((x) => {
      const isOwn = mentions(x, depends);
      if (x.kind === "let" && isOwn) depends.add(x.name);
      if (x.kind === "let" && !isOwn && lane > 0) return [];
      const code = emit([x], { ...within, names: own });
      const binding = x.kind === "let" && !isOwn ? own.get(x.name) : undefined;
      if (x.kind === "let" && binding !== undefined) shared.set(x.name, binding);
      return code;
    });
  });
  return [
    [...sums.values()].flat().map((local) => set(local, f32x4.constant(0))), repeated(body),
    [...sums].map(([name, locals]) => {
      const binding = bindingOf(name, outer);
      if (binding.type !== "v128") throw new Error(`${name} is no sum of lanes`);
      return set(binding, f32x4.add(get(binding), turned(locals.map((l) => used(get(l), s.lanes ?? allLanes.length)), outer)));
    }),
  ];
}

/** The lanes in use, and zeros in the others, which may hold anything. */
function used(value: V128, count: number): V128 {
  return count === allLanes.length ? value : v128.and(value, i32x4.constant(...allLanes.map((lane) => (lane < count ? -1 : 0))));
}

/** The sums of the lanes of up to four vectors, as the lanes of one. */
function turned(vectors: readonly V128[], scope: Scope): V128 {
  const [a = f32x4.constant(0), b = f32x4.constant(0), c = f32x4.constant(0), d = f32x4.constant(0)] = vectors;
  const halves = (x: V128, y: V128): V128 => f32x4.add(v128.shuffle(x, y, [0, 4, 1, 5]), v128.shuffle(x, y, [2, 6, 3, 7]));
  const [first, second] = [scope.frame.local("v128"), scope.frame.local("v128")];
  const low = v128.shuffle(tee(first, halves(a, b)), tee(second, halves(c, d)), [0, 1, 4, 5]);
  const value = f32x4.add(low, v128.shuffle(get(first), get(second), [2, 3, 6, 7]));
  scope.frame.release(first, second);
  return value;
}
