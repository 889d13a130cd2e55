/** A module of the network as a class: its parameters and buffers, its modules, and `forward`. */
import { printEquation } from "../../ir/equation/print.ts";
import { plain } from "../../ir/equation/print/names.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { shownName } from "../../ir/equation/names.ts";
import type { ArrayDefinition, Program } from "../../ir/equation/types.ts";
import { assign, valueOf } from "./definition.ts";
import { drawsIn, firstDraw, relativeTo } from "./draw-numbers.ts";
import { initial } from "./initial.ts";
import { argumentName, localName } from "./locals.ts";
import { joinedChoices } from "./joined-choices.ts";
import { attribute, className, keyOf } from "./names.ts";
import { isInside, type Plan } from "./plan.ts";
import { block, line, type Statement } from "./python.ts";
import { loop } from "./recurrence.ts";
import { assignScatter } from "./scatter.ts";
import { FunctionScope } from "./function-scope.ts";
import { withoutUnread } from "./unread.ts";
import type { Item, ModuleNode } from "./tree.ts";
import type { Computation, Unit } from "./units.ts";

/** What the classes of one file have in common. */
export interface Emission {
  readonly plan: Plan;
  readonly initialize: Program | undefined;
  readonly fresh: Fresh;
  /** Adds a class of that name, or finds one with the same text; returns its name. */
  readonly declare: (wanted: string, body: readonly Statement[]) => string;
}

/** The class of a module inside of the network; returns its name. */
function moduleClass(node: ModuleNode, emission: Emission): string {
  const { plan } = emission;
  const first = firstDraw(node, emission.initialize);
  const body: Statement[] = [...initializer(node, emission, first)];
  if (node.items.length > 0) {
    const { network } = plan;
    const f = new FunctionScope(network.arrays, { isShared: true, drawNumber: first === undefined ? String : relativeTo(first, "self.draw") });
    const names = plan.argumentsOf(node).map((array) => {
      const name = f.names.fresh(argumentName(array, network.arrays));
      f.give(array, name);
      return name;
    });
    const statements: Statement[] = [];
    bindVariables(node, f, plan);
    compute(node, node.items, f, statements, emission);
    store(node, f, statements, plan);
    const results = plan.resultsOf(node).map((array) => f.codeOf(array).text);
    statements.push(line(`return ${results.length === 0 ? "None" : results.join(", ")}`));
    if (body.length > 0) body.push(line(""));
    body.push(block(`def forward(${["self", ...names].join(", ")})`, f.body(withoutUnread(joinedChoices(statements)))));
  }
  return emission.declare(className(node.path), body);
}

/** `__init__`: own parameters and buffers with their initial values, and the modules inside. `first`: the number of the first random draw. */
export function initializer(node: ModuleNode, emission: Emission, first: number | undefined): readonly Statement[] {
  const isRoot = node.path === "";
  const drawNumber = isRoot || first === undefined ? String : relativeTo(first, "draw");
  const modules = node.children.map((child) => {
    const childFirst = firstDraw(child, emission.initialize);
    return line(`self.${attribute(child.path.slice(isRoot ? 0 : node.path.length + 1))} = ${moduleClass(child, emission)}(${childFirst === undefined ? "" : drawNumber(childFirst)})`);
  });
  const own = initial(node, emission.plan.model, emission.initialize, emission.plan.network.arrays, drawNumber);
  const takesDraw = !isRoot && first !== undefined;
  const draws = takesDraw && drawsForward(node) ? [line("self.draw = draw")] : [];
  return own.length + modules.length + draws.length === 0 ? [] : [block(`def __init__(self${takesDraw ? ", draw" : ""})`, [line("super().__init__()"), ...draws, ...own, ...modules])];
}

/** Whether the module itself draws when it computes. */
function drawsForward(node: ModuleNode): boolean {
  const definitions = node.items.flatMap((item) => (item.kind === "unit" ? [...(item.unit.evaluation?.definitions ?? []), ...(item.unit.training?.definitions ?? [])] : []));
  return definitions.some((d) => drawsIn(d.body).length > 0);
}

/** Variables inside of the module are attributes. */
export function bindVariables(node: ModuleNode, f: FunctionScope, { model }: Plan): void {
  for (const v of model.variables) {
    if (!isInside(v.instance, node.path)) continue;
    const key = keyOf(node.path === "" ? v.instance : v.instance === node.path ? "" : v.instance.slice(node.path.length + 1), v.member);
    f.give(v.name, `self.${key}`);
  }
}

/** Statements that compute items, in order. */
export function compute(node: ModuleNode, items: readonly Item[], f: FunctionScope, statements: Statement[], emission: Emission): void {
  for (const item of items) {
    if (item.kind === "unit") computeUnit(node, item.unit, f, statements, emission);
    else apply(node, item.node, f, statements, emission);
  }
}

function apply(node: ModuleNode, child: ModuleNode, f: FunctionScope, statements: Statement[], { plan }: Emission): void {
  const given = plan.argumentsOf(child).map((array) => f.codeOf(array).text);
  const results = plan.resultsOf(child).map((array) => {
    const local = f.names.fresh(localName(array, node.path, plan.network.arrays));
    f.bind(array, { kind: "tensor", text: local });
    return local;
  });
  const call = `self.${attribute(child.path.slice(node.path === "" ? 0 : node.path.length + 1))}(${given.join(", ")})`;
  statements.push(line(results.length === 0 ? call : `${results.join(", ")} = ${call}`));
}

function computeUnit(node: ModuleNode, unit: Unit, f: FunctionScope, statements: Statement[], emission: Emission): void {
  const { arrays } = emission.plan.network;
  const locals = new Map(unit.arrays.map((array) => [array, f.names.fresh(localName(array, node.path, arrays))]));
  const { evaluation, training } = unit;
  const written = (computation: Computation): readonly Statement[] => write(computation, locals, f, { arrays, fresh: emission.fresh });
  if (evaluation !== undefined && evaluation === training) {
    if (!isAnotherName(evaluation, f)) statements.push(...written(evaluation));
    return;
  }
  const nothing = [...locals.values()].map((local) => line(`${local} = None`));
  const whenTraining = training === undefined ? nothing : written(training);
  const otherwise = evaluation === undefined ? nothing : written(evaluation);
  statements.push(block("if self.training", whenTraining), block("else", otherwise));
}

/** Whether an array is a whole local one by another name; then it has that name here. */
function isAnotherName({ definitions: [definition, ...more], cyclic }: Computation, f: FunctionScope): boolean {
  if (cyclic || definition?.kind !== "definition" || definition.body.kind !== "read" || more.length > 0) return false;
  const statements: Statement[] = [];
  const { text } = valueOf(definition, f, statements).code;
  if (statements.length > 0 || !/^\w+$/.test(text)) return false;
  f.bind(definition.array, { kind: "tensor", text });
  return true;
}

/** An equation, or equations that read each other, with comments. */
export function write({ definitions, cyclic }: Pick<Computation, "definitions" | "cyclic">, locals: ReadonlyMap<string, string>, f: FunctionScope, { arrays, fresh }: { readonly arrays: ReadonlyMap<string, ArrayDefinition>; readonly fresh: Fresh }): readonly Statement[] {
  const statements: Statement[] = [];
  const spelled = (array: string): string => locals.get(array) ?? (f.isBound(array) ? f.codeOf(array).text.replace(/^self\./, "") : shownName(array));
  for (const definition of definitions) statements.push({ kind: "comment", text: printEquation(definition, { arrays }, { ...plain, array: spelled }).replaceAll(/\b(uniform|gaussian|random)#\d+/g, "$1") });
  if (cyclic) loop(definitions.filter((q) => q.kind === "definition"), locals, f, statements, fresh);
  else {
    for (const definition of definitions) {
      const local = locals.get(definition.array) ?? "value";
      if (definition.kind === "definition") assign(definition, local, f, statements);
      else assignScatter(definition, local, f, statements);
      f.bind(definition.array, { kind: "tensor", text: local });
    }
  }
  return statements;
}

/** New states, after everything else. */
export function store(node: ModuleNode, f: FunctionScope, statements: Statement[], plan: Plan): void {
  const stores = plan.storesOf(node);
  if (stores.length === 0) return;
  const lines = stores.map(({ target, source }) => line(`${f.codeOf(target).text}.copy_(${f.codeOf(source).text})`));
  statements.push(block("if self.training", [block("with torch.no_grad()", lines)]));
}
