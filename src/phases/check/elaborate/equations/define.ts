/**
 * The equations of a layer: shapes first, to a fixed point, since a value's shape may follow from one that is defined
 * further down; then expressions, with every shape known.
 */
import type { Defined } from "../../../../diagnostics/catalogue/phrases.ts";
import { constantAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { add, where } from "../../../../ir/equation/build.ts";
import { derivedName, memberName } from "../../../../ir/equation/names.ts";
import { andRegion, compareRegion, everywhere, notRegion, type Region } from "../../../../ir/equation/region.ts";
import type { Expr, Extent, IndexVariable } from "../../../../ir/equation/types.ts";
import { type Elaboration, isFrozen, type ResultKind, type Use } from "../../types.ts";
import { findBatched, namesIn } from "./batched.ts";
import { type Context, type DataSubscript, diagnose, type LocalArray } from "../context.ts";
import { declare } from "../declare.ts";
import { sightOf } from "../ranges/sight.ts";
import { joinBodies, joinPieces, type Left, readLeft } from "./left-sides.ts";
import { includes, rangeOfValue, rangesOf } from "../ranges/positions.ts";
import type { LayerParts, Stated } from "../layers/statements.ts";
import { operandOf, reshape, type Whole, wholeCall, wholeOperands } from "./whole.ts";
import { elaborate } from "../expressions/expression.ts";
import { refuseUnproven } from "../expressions/reads.ts";
import { applyWhole } from "../layers/layer.ts";

/** One value of a layer: the equations of that name, and the dimensions of their left sides. */
interface Shaped {
  readonly name: string;
  readonly kind: Stated["kind"];
  readonly pieces: readonly { readonly stated: Stated; readonly lefts: readonly Left[] }[];
}

const definedKinds = { local: "value", fitted: "fitted value", update: "state" } as const satisfies Record<Stated["kind"], Defined["kind"]>;

export class Definer {
  readonly #e: Elaboration;
  readonly #use: Use;
  readonly #parts: LayerParts;
  readonly #base: Context;
  readonly #results = new Map<string, ResultKind>();
  readonly #shaped: Shaped[] = [];
  readonly #deferred: DataSubscript[] = [];
  /** The values of states after the uses before this one. */
  readonly #before: ReadonlyMap<string, string>;
  /** Where the equations of these values begin. */
  readonly #start: number;
  #failed = false;

  constructor(e: Elaboration, use: Use, parts: LayerParts, empty: Context) {
    this.#e = e;
    this.#use = use;
    this.#parts = parts;
    this.#base = { ...empty, scope: parts.scope, arrays: parts.arrays, packs: parts.packs, deferred: this.#deferred };
    this.#start = e.equations.length;
    this.#before = new Map(e.updates.map(({ state, value }) => [state, value]));
  }

  /** Defines everything; false after a fault. */
  run(): boolean {
    const groups = this.#group();
    const batched = findBatched(this.#parts.stated, (name) => this.#parts.arrays.get(name)?.batched ?? false);
    if (this.#failed) return false;
    this.#findShapes(groups, batched);
    if (this.#failed) return false;
    const before = this.#e.report.diagnostics.length;
    for (const shaped of this.#shaped) this.#define(shaped);
    if (this.#e.report.diagnostics.length === before) this.#settlePositions();
    return !this.#failed;
  }

  /** What is a whole number by how it is made can be a position from here on; those that were read before are proven. */
  #settlePositions(): void {
    const { equations, positions } = this.#e;
    const own = equations.slice(this.#start);
    const known = rangesOf(this.#e, own);
    for (const { array } of own) {
      const range = known(array);
      if (range !== undefined) positions.set(array, range);
    }
    for (const subscript of this.#deferred) if (!includes(subscript.extent, rangeOfValue(subscript.position, known))) refuseUnproven(subscript, this.#base);
    for (const [name, local] of this.#parts.arrays) {
      const range = positions.get(local.array);
      if (range !== undefined && range.lower >= 0) this.#parts.arrays.set(name, { ...local, content: { kind: "index", below: range.upper } });
    }
  }

  /** What a value is known to be, where a whole call made it. */
  resultOf(name: string): Whole | undefined {
    const local = this.#parts.arrays.get(name);
    const result = this.#results.get(name);
    return local && { local, ...(result !== undefined && { result }) };
  }

  #group(): Map<string, Stated[]> {
    const groups = new Map<string, Stated[]>();
    for (const stated of this.#parts.stated) {
      const key = `${stated.kind === "update" ? "update " : ""}${stated.name}`;
      const others = groups.get(key) ?? [];
      const taken = stated.kind !== "update" && (this.#parts.arrays.has(stated.name) || this.#parts.scope.values.has(stated.name));
      if (taken || (others.length > 0 && (stated.items === undefined || others.some((o) => o.items?.length !== stated.items?.length)))) {
        diagnose(this.#base, "definedTwice", stated.span, { name: stated.name });
        this.#failed = true;
      }
      groups.set(key, [...others, stated]);
    }
    return groups;
  }

  #findShapes(groups: Map<string, Stated[]>, batched: ReadonlySet<string>): void {
    const waiting = new Map(groups);
    const pass = (weak: boolean): boolean => {
      let changed = false;
      for (const [key, group] of waiting) {
        if (!this.#shape(group, batched, waiting, weak)) continue;
        waiting.delete(key);
        if (this.#failed || weak) return true;
        changed = true;
      }
      return changed;
    };
    // Branches give a range only where nothing else will: after each one that did, the others are tried without them.
    while (waiting.size > 0 && !this.#failed && (pass(false) || pass(true)));
    if (!this.#failed) this.#reportWaiting(waiting);
  }

  /** Reports values that wait for no other: what reads one of them stays silent. */
  #reportWaiting(waiting: ReadonlyMap<string, readonly Stated[]>): void {
    const names = new Set([...waiting.values()].flatMap((group) => group.map((s) => s.name)));
    const roots = [...waiting.values()].filter((group) => group.every((s) => [...namesIn(s.value).keys()].every((n) => n === s.name || !names.has(n))));
    for (const group of roots.length > 0 ? roots : waiting.values()) this.#reportGroup(group);
  }

  #reportGroup(group: readonly Stated[]): void {
    this.#failed = true;
    for (const stated of group) {
      const left = this.#left(stated, true);
      if (left.kind === "waiting") diagnose(this.#base, "indexWithoutRange", left.span, { index: left.index });
      else if (stated.items === undefined) diagnose(this.#base, "cycleWithoutStep", stated.span, { names: [stated.name] });
    }
  }

  #left(stated: Stated, weak: boolean, beside?: readonly Left[]): ReturnType<typeof readLeft> {
    return readLeft(stated.items ?? [], stated.value, sightOf(this.#base, weak), this.#parts.packs, this.#parts.scope, this.#e, this.#use, beside, (b) => {
      diagnose(this.#base, "rangesDisagree", b.span, { index: b.index, first: b.first, second: b.second }, { notes: [{ message: "the first range comes from here", span: b.firstSpan }] });
    });
  }

  /** Finds the shape of one value; false if it must wait for others. */
  #shape(group: readonly Stated[], batched: ReadonlySet<string>, waiting: ReadonlyMap<string, unknown>, weak: boolean): boolean {
    const [first] = group;
    if (first === undefined) return true;
    if (first.items === undefined && first.kind === "local") {
      const whole = this.#whole(first, waiting);
      if (whole !== "scalar") return whole;
    }
    const pieces: { stated: Stated; lefts: readonly Left[] }[] = [];
    const known = group.length === 1 ? [] : group.map((s) => this.#left(s, weak)).flatMap((l) => (l.kind === "known" && l.lefts.every((x) => x.kind !== "constant") ? [l.lefts] : []));
    for (const stated of group) {
      const left = this.#left(stated, weak, known[0]);
      if (left.kind === "waiting") return false;
      if (left.kind === "fault") {
        this.#failed = true;
        return true;
      }
      pieces.push({ stated, lefts: left.lefts });
    }
    const general = pieces.filter((p) => p.lefts.every((l) => l.kind !== "constant"));
    if (general.length > 1) {
      diagnose(this.#base, "definedTwice", general[1]?.stated.span ?? first.span, { name: first.name }, { notes: [{ message: "first defined here", span: first.span }] });
      this.#failed = true;
      return true;
    }
    const joined = joinPieces(first.name, pieces.map((p) => p.lefts), first.span, this.#e);
    if (joined === undefined) {
      this.#failed = true;
      return true;
    }
    this.#shaped.push({ name: first.name, kind: first.kind, pieces });
    if (first.kind === "update") this.#declareUpdate(first, joined.extents);
    else this.#declareValue(first, joined, first.kind === "local" && batched.has(first.name));
    return true;
  }

  #declareValue(stated: Stated, joined: { readonly main: readonly Extent[]; readonly extents: readonly Extent[] }, batched: boolean): void {
    const role = stated.kind === "fitted" ? "fitted" : "value";
    const array = memberName(role === "fitted" ? this.#use.variables : this.#use.instance, stated.name);
    if (role === "fitted" && this.#use.again) {
      // It would have to be fitted to two values.
      this.#e.report.add("fittedTwice", this.#use.reference.span, { name: stated.name });
      this.#failed = true;
      return;
    }
    if (!declare(this.#e, this.#use, { name: array, extents: joined.extents, role, batched })) this.#failed = true;
    this.#parts.arrays.set(stated.name, { array, ...joined, batched, content: { kind: "real" }, span: stated.span });
  }

  #declareUpdate(stated: Stated, extents: readonly Extent[]): void {
    const state = this.#parts.arrays.get(stated.name);
    const kept = state !== undefined && this.#e.arrays.get(state.array)?.role === "state";
    if (!kept || state.extents.length !== extents.length || state.extents.some((x, i) => x.upper !== extents[i]?.upper || x.lower !== extents[i]?.lower)) {
      diagnose(this.#base, "updateWithoutState", stated.span, { name: stated.name });
      this.#failed = true;
      return;
    }
    if (isFrozen(this.#use)) return;
    const value = nextName(this.#use, stated.name);
    declare(this.#e, this.#use, { name: value, extents, role: "value", batched: false, purpose: { kind: "next", of: state.array } });
    const { updates } = this.#e;
    const earlier = updates.findIndex((u) => u.state === state.array);
    updates.splice(earlier < 0 ? updates.length : earlier, 1, { state: state.array, value });
  }

  /** What an update reads: states as the uses before this one leave them, where something shared is used again. */
  #readByUpdates(): ReadonlyMap<string, LocalArray> {
    const { arrays } = this.#parts;
    if (this.#before.size === 0) return arrays;
    return new Map([...arrays].map(([name, local]) => [name, { ...local, array: this.#before.get(local.array) ?? local.array }]));
  }

  /** A call on whole values: false while it waits, `scalar` where it is none. */
  #whole(stated: Stated, waiting: ReadonlyMap<string, unknown>): boolean | "scalar" {
    const unready = (name: string): boolean => waiting.has(name) && name !== stated.name;
    if (stated.value.kind === "reference" && unready(stated.value.name.text)) return false;
    if (stated.value.kind === "reference" && stated.value.arguments?.some((a) => a.kind === "value" && a.value.kind === "reference" && unready(a.value.name.text))) return false;
    const call = wholeCall(stated.value, this.#base);
    if (call === undefined) return "scalar";
    const name = memberName(this.#use.instance, stated.name);
    let local: LocalArray | undefined;
    if (call.kind === "alias") local = this.#parts.arrays.get(call.name);
    else if (call.kind === "reshape") local = reshape(this.#e, this.#use, name, call.reference, this.#base);
    else {
      const { names, rest } = wholeOperands(call.reference, (n) => this.#parts.arrays.has(n));
      const operands = names.flatMap((n) => {
        const array = this.#parts.arrays.get(n);
        return array === undefined ? [] : [operandOf(array, this.#results.get(n))];
      });
      const operand = applyWhole(call.reference, operands, rest, name, this.#base);
      if (operand !== undefined) {
        const extents = operand.shape.map((upper) => ({ lower: 0, upper }));
        local = { array: operand.array, extents, main: extents, batched: operand.batched, content: operand.content, span: stated.span };
        if (operand.result !== undefined) this.#results.set(stated.name, operand.result);
      }
    }
    if (local === undefined) this.#failed = true;
    else this.#parts.arrays.set(stated.name, local);
    return true;
  }

  #define(shaped: Shaped): void {
    const local = this.#parts.arrays.get(shaped.name);
    if (local === undefined) return;
    const batch = shaped.kind === "local" && local.batched ? this.#e.fresh.variable("n", 0, Infinity) : undefined;
    const pieces = shaped.pieces.map(({ stated, lefts }) => this.#piece(stated, lefts, shaped, batch));
    const [only, more] = pieces;
    if (only === undefined) return;
    let indices: readonly IndexVariable[];
    let body: Expr;
    if (more === undefined && only.lefts.every((l) => l.kind !== "constant")) {
      indices = only.indices.flatMap((v) => v ?? []);
      body = only.body;
    } else {
      indices = local.extents.map((x, d) => this.#e.fresh.variable(pieces.flatMap((p) => p.indices[d]?.name ?? [])[0] ?? `i${d + 1}`, x.lower, x.upper));
      body = joinBodies(indices, pieces);
    }
    const equation = { kind: "definition", array: shaped.kind === "update" ? nextName(this.#use, shaped.name) : local.array, indices: batch === undefined ? indices : [batch, ...indices], body, origin: this.#use.origin } as const;
    if (shaped.kind === "fitted") this.#e.fitted.push(equation);
    else if (shaped.kind === "local" || !isFrozen(this.#use)) this.#e.equations.push(equation);
  }

  #piece(stated: Stated, lefts: readonly Left[], shaped: Shaped, batch: IndexVariable | undefined): { lefts: readonly Left[]; indices: readonly (IndexVariable | undefined)[]; body: Expr } {
    const indices = new Map<string, IndexVariable>();
    const packIndices = new Map<string, IndexVariable[]>();
    const weak = new Set(lefts.flatMap((l) => (l.kind === "index" && l.weak === true ? [l.name] : [])));
    let region: Region = everywhere;
    const variables = lefts.map((left, d) => {
      if (left.kind === "constant") return undefined;
      const v = this.#e.fresh.variable(left.kind === "pack" ? `${left.name}${left.ordinal + 1}` : left.name, left.extent.lower, left.extent.upper);
      if (left.kind === "pack") packIndices.set(left.name, [...(packIndices.get(left.name) ?? []), v]);
      else indices.set(left.name, v);
      // Base cases inside of the range win over the general case.
      for (const other of shaped.pieces) {
        const base = other.lefts[d];
        if (base?.kind === "constant" && base.at >= left.extent.lower && base.at < left.extent.upper) {
          region = andRegion(region, notRegion(compareRegion("==", variableAffine(v), constantAffine(base.at))));
        }
      }
      return v;
    });
    for (const [name, shape] of this.#parts.packs) if (shape.length === 0 && !packIndices.has(name)) packIndices.set(name, []);
    const arrays = shaped.kind === "update" ? this.#readByUpdates() : this.#base.arrays;
    const context: Context = { ...this.#base, arrays, indices, packIndices, batch, weak, own: stated.name, region, defines: { kind: definedKinds[shaped.kind], name: shaped.name } };
    const value = elaborate(stated.value, context);
    return { lefts, indices: variables, body: region === everywhere ? value : add(...region.map((conditions) => where(conditions, value))) };
  }
}

/** The array of a state's next value, one for each use of what has it. */
function nextName({ instance }: Use, state: string): string {
  return derivedName(memberName(instance, state), "next");
}
