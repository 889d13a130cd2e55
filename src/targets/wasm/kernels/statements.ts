/** Statements of kernels as code. */
import { constantRange } from "../../../ir/kernel/build.ts";
import { coefficientOf, offsetNames, offsetValue as constantValue, shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement, substituteStatements } from "../../../ir/kernel/visit.ts";
import type { Code } from "../encode/bytes.ts";
import { branch, countUp, pick } from "../encode/control.ts";
import { f32, i32 } from "../encode/scalar.ts";
import { get, type I32, type Local, set, tee, type V128, type Value, type ValueType } from "../encode/value.ts";
import { f32x4, i32x4, type Lane, lanes as allLanes, v128 } from "../encode/vector.ts";
import { copyWhole, fillWhole } from "./blocks.ts";
import { isUniform, lanewise, mask, sumOfLanes } from "./lanes.ts";
import { addressOf, boundValue, offsetValue, signatureOf } from "./offsets.ts";
import { condition, double, integer, isCheap, scalar, single, toF32 } from "./scalars.ts";
import { type Binding, bindingOf, inner, type Scope } from "./scope.ts";

type Loop = Extract<Statement, { kind: "for" }>;

export function statements(list: readonly Statement[], scope: Scope): Code {
  return list.map((s) => statement(s, scope));
}

function statement(s: Statement, scope: Scope): Code {
  switch (s.kind) {
    case "for": return loop(s, scope);
    case "let": case "var": return define(s, scope);
    case "assign": return assign(s, scope);
    case "store": return store(s, scope);
    case "fill": return fillWhole(s.buffer, s.value, scope);
    case "copy": return copyWhole(s.from, s.to, scope);
    case "if": {
      if (scope.lanes !== undefined && !isUniform(s.condition, scope)) return masked(s, scope);
      if (s.else.length === 0 && s.then.every((x) => x.kind === "assign" && isCheap(x.value))) return picked(s, scope);
      return branch(condition(s.condition, scope), statements(s.then, inner(scope)), statements(s.else, inner(scope)));
    }
  }
}

function define(s: Extract<Statement, { kind: "let" | "var" }>, scope: Scope): Code {
  /** The value is written before the name has a meaning. */
  const bind = <T extends ValueType>(value: Value<T>, local: Local<T> & Binding): Code => {
    scope.names.set(s.name, local);
    return set(local, value);
  };
  if (s.integer === true) return bind(integer(s.value, scope), scope.frame.local("i32"));
  if (scope.lanes !== undefined) return bind(lanewise(s.value, scope), scope.frame.local("v128"));
  const value = s.kind === "let" ? scalar(s.value, scope) : single(s.value, scope);
  // Conditions are numbers where they have names.
  return value.type === "f64" ? bind(value, scope.frame.local("f64")) : bind(toF32(value), scope.frame.local("f32"));
}

function assign(s: Extract<Statement, { kind: "assign" }>, scope: Scope): Code {
  const binding = bindingOf(s.name, scope);
  switch (binding.type) {
    case "i32": return set(binding, integer(s.value, scope));
    case "f32": return set(binding, single(s.value, scope));
    case "f64": return set(binding, double(s.value, scope));
    case "v128": return set(binding, lanewise(s.value, scope));
  }
}

/** A branch that only assigns, without branching: what it jumps on (which of two is greater) cannot be foretold. */
function picked(s: Extract<Statement, { kind: "if" }>, scope: Scope): Code {
  const chosen = scope.frame.local("i32");
  return [set(chosen, condition(s.condition, scope)), s.then.map((x): Code => {
    if (x.kind !== "assign") return [];
    const binding = bindingOf(x.name, scope);
    switch (binding.type) {
      case "i32": return set(binding, pick(get(chosen), integer(x.value, scope), get(binding)));
      case "f32": return set(binding, pick(get(chosen), single(x.value, scope), get(binding)));
      case "f64": return set(binding, pick(get(chosen), double(x.value, scope), get(binding)));
      case "v128": return branch(get(chosen), set(binding, lanewise(x.value, scope)));
    }
  })];
}

/** A branch that some lanes take: what it assigns changes in those. */
function masked(s: Extract<Statement, { kind: "if" }>, scope: Scope): Code {
  const chosen = scope.frame.local("v128");
  const within = (list: readonly Statement[], isThen: boolean): Code => list.map((x) => {
    const binding = x.kind === "assign" ? bindingOf(x.name, scope) : undefined;
    if (x.kind !== "assign" || binding?.type !== "v128") throw new Error("a branch of lanes does more than assign");
    const value = lanewise(x.value, scope);
    return set(binding, isThen ? v128.select(value, get(binding), get(chosen)) : v128.select(get(binding), value, get(chosen)));
  });
  return [set(chosen, mask(s.condition, scope)), within(s.then, true), within(s.else, false)];
}

function store(s: Extract<Statement, { kind: "store" }>, scope: Scope): Code {
  if (scope.lanes !== undefined) return storeLanes(s, lanewise(s.value, scope), scope.lanes.variable, scope.lanes.count, scope);
  const { base, offset } = addressOf(s.buffer, s.offset, scope);
  if (scope.layout.buffer(s.buffer).content === "index") {
    const value = integer(s.value, scope);
    return i32.store(base, s.add ? i32.add(i32.load(base, offset), value) : value, offset);
  }
  const value = single(s.value, scope);
  return f32.store(base, s.add ? f32.add(f32.load(base, offset), value) : value, offset);
}

function storeLanes(s: Extract<Statement, { kind: "store" }>, value: V128, variable: string, count: number, scope: Scope): Code {
  const stride = coefficientOf(s.offset, variable) ?? 0;
  const { base, offset } = addressOf(s.buffer, s.offset, scope);
  if (stride === 1) {
    const whole = s.add ? f32x4.add(v128.load(base, offset), value) : value;
    if (count === 4) return v128.store(base, whole, offset);
    const held = scope.frame.local("v128");
    const third = count === 3 ? v128.storeLane(base, get(held), 2, offset + 8) : [];
    return [set(held, whole), v128.storeTwo(base, get(held), offset), third];
  }
  const held = scope.frame.local("v128");
  const one = (lane: Lane): Code => {
    const to = addressOf(s.buffer, s.offset, scope, lane * stride);
    return s.add ? f32.store(to.base, f32.add(f32.load(to.base, to.offset), f32x4.lane(get(held), lane)), to.offset) : v128.storeLane(to.base, get(held), lane, to.offset);
  };
  return [set(held, value), allLanes.slice(0, count).map(one)];
}

/** Offsets of accesses that change with a loop's variable and with nothing that is defined inside of it. */
function pointersIn(s: Loop): readonly Offset[] {
  const inside = new Set<string>();
  eachStatement(s.body, (x) => {
    if (x.kind === "for") inside.add(x.variable);
    else if (x.kind === "let" || x.kind === "var") inside.add(x.name);
  });
  const found = new Map<string, Offset>();
  const note = (o: Offset): void => {
    const names = offsetNames(o);
    const signature = signatureOf(o);
    if (signature !== undefined && names.has(s.variable) && ![...names].some((n) => inside.has(n)) && o.kind === "affine") found.set(signature, { ...o, constant: 0 });
  };
  eachExprIn(s.body, (e) => {
    if (e.kind === "load") note(e.offset);
  });
  eachStatement(s.body, (x) => {
    if (x.kind === "store") note(x.offset);
  });
  return [...found.values()];
}

function loop(s: Loop, scope: Scope): Code {
  const { frame } = scope;
  const range = constantRange(s);
  const variable = frame.local("i32");
  const lower = boundValue(s.lower, "max", scope);
  const inside = inner(scope);
  inside.names.set(s.variable, variable);
  const isNatural = s.lower.kind === "offsets" && s.lower.of.some((o) => (constantValue(o) ?? -1) >= 0 || isNaturalOffset(o, scope));
  const natural = isNatural ? new Set([...scope.natural, s.variable]) : scope.natural;
  const upper = s.upper.kind === "offsets" && range === undefined ? frame.local("i32") : undefined;
  const limit: I32 = range !== undefined ? i32.constant(range[1]) : upper !== undefined ? get(upper) : get(scope.count);
  const once = range !== undefined && range[1] - range[0] <= s.step;
  const offsets = pointersIn(s);
  const made = offsets.map((o) => ({ o, local: frame.local("i32") }));
  const pointers = new Map([...scope.pointers, ...made.map(({ o, local }) => [signatureOf(o) ?? "", local] as const)]);
  const before: Code = [
    set(variable, lower), upper === undefined ? [] : set(upper, boundValue(s.upper, "min", scope)),
    made.map(({ o, local }) => set(local, offsetValue(o, inside, 4))),
  ];
  const steps: Code = once ? [] : made.map(({ o, local }) => set(local, i32.add(get(local), i32.constant(4 * s.step * (coefficientOf(o, s.variable) ?? 0)))));
  const repeated = (body: Code): Code => (once ? body : countUp(variable, limit, s.step, [body, steps], range !== undefined && range[0] < range[1]));
  const bodyScope: Scope = { ...inside, natural, pointers, names: inside.names };
  if (s.lanes === undefined) return [before, repeated(statements(s.body, bodyScope))];
  const within: Scope = { ...bodyScope, lanes: { variable: s.variable, count: s.lanes } };
  return [before, scope.lanes === undefined ? sumsOfLanes(s, within, scope, repeated) : sumsForLanes(s, within, scope, repeated)];
}

/**
 * The same inside of a loop over lanes: every lane outside has sums of its own, in lanes, and what is computed once for all
 * is computed once. After the loop they are turned around and added up.
 */
function sumsForLanes(s: Loop, within: Scope, outer: Scope, repeated: (body: Code) => Code): Code {
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
      const code = statement(x, { ...within, names: own });
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

/** Whether a statement reads any of the names. */
function mentions(s: Statement, names: ReadonlySet<string>): boolean {
  let found = false;
  const note = (o: Offset): void => {
    for (const name of offsetNames(o)) if (names.has(name)) found = true;
  };
  eachExprIn([s], (e) => {
    if (e.kind === "local" && names.has(e.name)) found = true;
    else if (e.kind === "load") note(e.offset);
    else if (e.kind === "offset") note(e.value);
    else if (e.kind === "draw") note(e.ordinal);
  });
  return found;
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

function isNaturalOffset(o: Offset, scope: Scope): boolean {
  return o.kind === "affine" && o.constant >= 0 && o.terms.every((t) => t.coefficient > 0 && scope.natural.has(t.variable));
}

/** Locals from outside that a loop over lanes adds to get a sum in each lane, which are added up after it; those it reads get their number in every lane. */
function sumsOfLanes(s: Loop, within: Scope, outer: Scope, repeated: (body: Code) => Code): Code {
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
    if (binding === undefined || binding.type === "i32" || binding.type === "v128") return [];
    const local = outer.frame.local("v128");
    within.names.set(name, local);
    return [set(local, f32x4.splat(single({ kind: "local", name }, outer)))];
  });
  const sums = [...assigned].map((name) => {
    const local = outer.frame.local("v128");
    within.names.set(name, local);
    return { name, local };
  });
  const body = statements(s.body, within);
  return [
    spread, sums.map(({ local }) => set(local, f32x4.constant(0))), repeated(body),
    sums.map(({ name, local }) => {
      const binding = bindingOf(name, outer);
      if (binding.type !== "f32") throw new Error(`${name} is no sum`);
      return set(binding, f32.add(get(binding), sumOfLanes(used(get(local), s.lanes ?? allLanes.length), outer)));
    }),
  ];
}
