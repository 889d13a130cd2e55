/** Statements of kernels as code. */
import { constantRange } from "../../../ir/kernel/build.ts";
import { constantTripCount } from "../../../ir/kernel/trip-count.ts";
import { isMaskable, type Maskable, varyingLocals } from "../../../ir/kernel/lanes.ts";
import { coefficientOf, offsetValue as constantValue } from "../../../ir/kernel/offset.ts";
import type { Assign, Branch, KernelExpr, Let, Loop, Statement, Store, Var } from "../../../ir/kernel/types.ts";
import type { Code } from "../encode/bytes.ts";
import { calls } from "../../../ir/machines.ts";
import { branch, countUp, pick } from "../encode/control.ts";
import { f32, f64, i32 } from "../encode/scalar.ts";
import { get, type I32, type Local, set, type V128, type Value, type ValueType } from "../encode/value.ts";
import { f32x4, f64x2, i32x4, type Lane, lanes as allLanes, v128 } from "../encode/vector.ts";
import { copyWhole, fillWhole } from "./blocks.ts";
import { exactLanes, isUniform, lanewise, mask } from "./lanes.ts";
import { addressFrom, addressOf, boundValue, offsetValue, startOf } from "./offsets.ts";
import { isNaturalOffset, needsVariable, type Pointer, pointersIn } from "./pointers.ts";
import { condition, double, integer, isCheap, scalar, single, toF32 } from "./scalars.ts";
import { type Binding, bindingOf, type DoubleLanes, inner, isDouble, type Scope } from "./scope.ts";
import { stretch } from "./stretch.ts";
import { sumsForLanes, sumsOfLanes } from "./sums.ts";


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
    case "single": return scope.team === undefined ? statements(s.body, scope) : branch(i32.isZero(get(scope.team.thread)), statements(s.body, inner(scope)));
    case "barrier": return scope.team === undefined ? [] : scope.team.wait;
    case "if": {
      if (scope.lanes !== undefined && !isUniform(s.condition, scope)) return masked(s, scope);
      if (s.else.length === 0 && s.then.every((x) => x.kind === "assign" && isCheap(x.value))) return picked(s, scope);
      return branch(condition(s.condition, scope), statements(s.then, inner(scope)), statements(s.else, inner(scope)));
    }
  }
}

function define(s: Let | Var, scope: Scope): Code {
  /** The value is written before the name has a meaning. */
  const bind = <T extends ValueType>(value: Value<T>, local: Local<T> & Binding): Code => {
    scope.names.set(s.name, local);
    return set(local, value);
  };
  // A position from data is the same in every lane; what changes in lanes is a number in each.
  if (s.integer === true && s.kind === "let" && s.value.kind === "load" && scope.layout.buffer(s.value.buffer).content === "index") scope.natural.add(s.name);
  if (s.integer === true && (scope.lanes === undefined || s.kind === "let")) return bind(integer(s.value, scope), scope.frame.local("i32"));
  const isExact = s.kind === "let" && isDouble(s.value, scope);
  if (isExact) scope.doubles.add(s.name);
  else scope.doubles.delete(s.name);
  if (scope.lanes !== undefined && isExact) {
    const { low, high } = exactLanes(s.value, scope);
    const local: DoubleLanes = { type: "f64x2", low: scope.frame.local("v128"), high: scope.frame.local("v128") };
    scope.names.set(s.name, local);
    return [set(local.low, low), set(local.high, high)];
  }
  if (scope.lanes !== undefined) return bind(lanewise(s.value, scope), scope.frame.local("v128"));
  const value = s.kind === "let" ? scalar(s.value, scope) : single(s.value, scope);
  // Conditions are numbers where they have names.
  return value.type === "f64" ? bind(value, scope.frame.local("f64")) : bind(toF32(value), scope.frame.local("f32"));
}

function assign(s: Assign, scope: Scope): Code {
  const binding = bindingOf(s.name, scope);
  switch (binding.type) {
    case "i32": return set(binding, integer(s.value, scope));
    case "f32": return set(binding, single(s.value, scope));
    case "f64": return set(binding, double(s.value, scope));
    case "v128": return set(binding, lanewise(s.value, scope));
    case "f64x2": throw new Error(`${s.name} is constant`);
  }
}

/** A branch that only assigns, without branching: what it jumps on (which of two is greater) cannot be foretold. */
function picked(s: Branch, scope: Scope): Code {
  const chosen = scope.frame.local("i32");
  return [set(chosen, condition(s.condition, scope)), s.then.map((x): Code => {
    if (x.kind !== "assign") return [];
    const binding = bindingOf(x.name, scope);
    switch (binding.type) {
      case "i32": return set(binding, pick(get(chosen), integer(x.value, scope), get(binding)));
      case "f32": return set(binding, pick(get(chosen), single(x.value, scope), get(binding)));
      case "f64": return set(binding, pick(get(chosen), double(x.value, scope), get(binding)));
      case "v128": return branch(get(chosen), set(binding, lanewise(x.value, scope)));
      case "f64x2": throw new Error(`${x.name} is constant`);
    }
  })];
}

/** A branch that some lanes take: what it assigns changes in those. */
function masked(s: Branch, scope: Scope): Code {
  if (!isMaskable(s.then) || !isMaskable(s.else)) throw new Error("a branch of lanes does more than assign");
  const chosen = scope.frame.local("v128");
  const within = (list: readonly Maskable[], isThen: boolean): Code => {
    const inside = inner(scope);
    return list.map((x) => {
      if (x.kind === "let") return define(x, inside);
      const binding = bindingOf(x.name, inside);
      if (binding.type !== "v128") throw new Error(`${x.name} is one number for all lanes`);
      const value = lanewise(x.value, inside);
      return set(binding, isThen ? v128.select(value, get(binding), get(chosen)) : v128.select(get(binding), value, get(chosen)));
    });
  };
  return [set(chosen, mask(s.condition, scope)), within(s.then, true), within(s.else, false)];
}

function store(s: Store, scope: Scope): Code {
  const isIndex = scope.layout.buffer(s.buffer).content === "index";
  if (scope.layout.elementSize(s.buffer) === 8) return storeDouble(s, scope);
  if (scope.lanes !== undefined) {
    const value = lanewise(s.value, scope);
    return storeLanes(s, isIndex ? i32x4.fromF32(value) : value, scope.lanes.variable, scope.lanes.count, scope);
  }
  const { base, offset } = addressOf(s.buffer, s.offset, scope);
  if (isIndex) {
    const value = integer(s.value, scope);
    return i32.store(base, s.add ? i32.add(i32.load(base, offset), value) : value, offset);
  }
  const value = single(s.value, scope);
  return f32.store(base, s.add ? f32.add(f32.load(base, offset), value) : value, offset);
}

function storeDouble(s: Store, scope: Scope): Code {
  const value: KernelExpr = s.add ? { kind: "operation", operator: "add", arguments: [{ kind: "load", buffer: s.buffer, offset: s.offset }, s.value] } : s.value;
  const { lanes } = scope;
  if (lanes === undefined) {
    const { base, offset } = addressOf(s.buffer, s.offset, scope);
    return f64.store(base, double(value, scope), offset);
  }
  const stride = coefficientOf(s.offset, lanes.variable) ?? 0;
  const { low, high } = exactLanes(value, scope);
  const [first, second] = [scope.frame.local("v128"), scope.frame.local("v128")];
  const one = (lane: Lane): Code => {
    const to = addressOf(s.buffer, s.offset, scope, lane * stride);
    return f64x2.storeLane(to.base, get(lane < 2 ? first : second), lane % 2 === 0 ? 0 : 1, to.offset);
  };
  return [set(first, low), set(second, high), allLanes.slice(0, lanes.count).map(one)];
}

function storeLanes(s: Store, value: V128, variable: string, count: number, scope: Scope): Code {
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

function loop(s: Loop, scope: Scope): Code {
  const { frame } = scope;
  const team = s.parallel === true ? scope.team : undefined;
  const range = team === undefined ? constantRange(s) : undefined;
  const variable = frame.local("i32");
  const lower = boundValue(s.lower, "max", scope);
  const inside = inner(scope, { turns: scope.turns * (constantTripCount(s) ?? calls.turns) });
  inside.names.set(s.variable, variable);
  const isNatural = s.lower.kind === "offsets" && s.lower.of.some((o) => (constantValue(o) ?? -1) >= 0 || isNaturalOffset(o, scope));
  if (isNatural) inside.natural.add(s.variable);
  const upper = team !== undefined || (s.upper.kind === "offsets" && range === undefined) ? frame.local("i32") : undefined;
  const limit: I32 = range !== undefined ? i32.constant(range[1]) : upper !== undefined ? get(upper) : get(scope.count);
  const once = range !== undefined && range[1] - range[0] <= s.step;
  const made = pointersIn(s, scope).map((pointer) => ({ ...pointer, local: frame.local("i32") }));
  const pointers = new Map([...scope.pointers, ...made.map(({ signature, local }) => [signature, local] as const)]);
  const before: Code = [
    set(variable, lower), upper === undefined ? [] : set(upper, boundValue(s.upper, "min", scope)), team === undefined || upper === undefined ? [] : stretch(variable, upper, s.step, team, scope),
    made.map(({ buffer, offset, size, local }) => set(local, addressFrom(startOf(buffer, scope).from, offsetValue(offset, inside, size)))),
  ];
  const bytes = ({ offset, size }: Pointer): number => size * (coefficientOf(offset, s.variable) ?? 0);
  // An address counts for the variable where that is needed for nothing else.
  const counter = once || needsVariable(s, new Set(pointers.keys()), scope) ? undefined : made.find((m) => bytes(m) > 0);
  const steps: Code = once ? [] : made.filter((m) => m !== counter).map((m) => set(m.local, i32.add(get(m.local), i32.constant(s.step * bytes(m)))));
  const runsOnce = range !== undefined && range[0] < range[1];
  const repeated = (body: Code): Code => {
    if (once) return body;
    if (counter === undefined) return countUp(variable, limit, s.step, [body, steps], runsOnce);
    const end = frame.local("i32");
    const span = range === undefined ? i32.multiply(i32.subtract(limit, get(variable)), i32.constant(bytes(counter))) : i32.constant((range[1] - range[0]) * bytes(counter));
    return [set(end, i32.add(get(counter.local), span)), countUp(counter.local, get(end), s.step * bytes(counter), [body, steps], runsOnce)];
  };
  const bodyScope: Scope = { ...inside, pointers };
  if (s.lanes === undefined) return [before, repeated(statements(s.body, bodyScope))];
  const within: Scope = { ...bodyScope, lanes: { variable: s.variable, count: s.lanes, varying: varyingLocals(s.body, s.variable) } };
  return [before, scope.lanes === undefined ? sumsOfLanes(s, within, scope, repeated, statements) : sumsForLanes(s, within, scope, repeated, statements)];
}
