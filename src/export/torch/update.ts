/**
 * The optimizer of a model as a class of `torch.optim.Optimizer`: its equations as they are, clipping and constraints included.
 *
 * Equations that several parameters need, such as a rate or the norm of all gradients, are computed once. Those of one parameter are
 * the body of a loop over all parameters whose equations are equal but for the names.
 */
import { arraysRead, components } from "../../ir/equation/dependencies.ts";
import { gradientName, optimizerStateName, scalarArray, shownName, type ScalarName } from "../../ir/equation/names.ts";
import { printEquation } from "../../ir/equation/print.ts";
import { plain } from "../../ir/equation/print/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import type { ArrayDefinition, Definition, Program } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { bareValueOf } from "./definition.ts";
import { initialState, sizesOf } from "./optimizer-state.ts";
import { divided, inOrder, type Own } from "./owned.ts";
import { identifier } from "./positions.ts";
import { overAll } from "./over-all.ts";
import { block, line, print, type Statement, withoutComments } from "./python.ts";
import { renamed } from "./renamed.ts";
import { FunctionScope } from "./function-scope.ts";
import { NotExportable } from "./unsupported.ts";

/** Parameters whose loops have the same body. */
interface Group {
  readonly parameters: string[];
  readonly body: readonly Statement[];
  readonly initial: string;
}

/** How Python has the numbers of a step that schedules read. */
const stepNumbers: readonly (readonly [ScalarName, string])[] = [["t", "self.updates + 1"], ["step", "self.updates"], ["steps", "self.steps"], ["epoch", "self.epoch"], ["epochs", "self.epochs"]];

/** The body of the class; `undefined` where nothing is trained. */
export function optimizerClass(model: CheckedModel, { update, initialize, trained }: ProgramSet): readonly Statement[] | undefined {
  const { optimizer } = model;
  if (update === undefined || optimizer === undefined || trained.length === 0) return undefined;
  if (optimizer.ahead !== undefined) throw new NotExportable("averages of weights are not exported to PyTorch: leave `average` out of `train`; weights that were saved with it are the averages");
  const owned = divided(update, trained);
  const shared = new Set(components(update, update.stores.map(({ source }) => source)).flatMap((c) => c.arrays));
  for (const own of owned) for (const d of own.definitions) shared.delete(d.array);
  const f = new FunctionScope(update.arrays, { isPlain: true });
  const head: Statement[] = [];
  for (const [scalar, value] of stepNumbers) {
    f.prologue.push(line(`${f.names.claim(scalar)} = ${value}`));
    f.bind(scalarArray(scalar), { kind: "number", text: scalar });
  }
  for (const parameter of trained) {
    const text = `self.named[${JSON.stringify(parameter)}]`;
    f.give(parameter, text);
    f.give(gradientName(parameter), `self.gradient(${text})`);
  }
  for (const definition of inOrder(update, [...shared])) {
    compute(overAll(definition, trained, f), f.names.fresh(identifier(sharedName(update.arrays.get(definition.array)))), f, head);
  }
  const prefixes = prefixesOf(update, owned);
  const [prefix, other] = prefixes;
  const stateOf = (array: string): string => stateName(update, array, other !== undefined);
  const groups: Group[] = [];
  for (const own of owned) {
    const found = { parameters: [own.parameter], ...loopBody(own, update, initialize, f, stateOf) };
    const known = groups.find((g) => textOf(g.body) === textOf(found.body) && g.initial === found.initial);
    if (known === undefined) groups.push(found);
    else known.parameters.push(own.parameter);
  }
  const [only, another] = groups;
  const of = (g: Group): string => (g === only && another === undefined ? "self.named.values()" : `self.of(${g.parameters.map((p) => JSON.stringify(p)).join(", ")})`);
  const doc = `${optimizer.text}${model.train.clip === undefined ? "" : `, clip ${model.train.clip.kind}(${model.train.clip.limit})`}: the equations of the model's file.`;
  return [
    line(`"""${doc.replaceAll("\\", "\\\\").replaceAll('"', "'").replaceAll(/\s+/g, " ")}`), line(""),
    line("Counts its updates. `steps` (updates of the whole training), `epoch` and `epochs` are what schedules read."), line('"""'), line(""),
    line(prefix === undefined ? 'kept = ""  # it keeps nothing' : `kept = ${JSON.stringify(`${other === undefined ? `${prefix}.` : ""}{state}({parameter})`)}  # what files of weights call what the optimizer keeps`), line(""),
    block("def __init__(self, net)", [
      line('names = getattr(net, "names_in_files", {})'),
      line("self.named = {names.get(key, key): w for key, w in net.named_parameters() if w.requires_grad}"),
      line("super().__init__(self.named.values(), {})"),
      line("self.updates, self.steps, self.epoch, self.epochs = 0, math.inf, 0, math.inf"),
      ...initialStates(groups),
    ]),
    line(""),
    ...(another === undefined ? [] : [block("def of(self, *names)", [line("return [self.named[name] for name in names]")]), line("")]),
    block("def gradient(self, w)", [line("return torch.zeros_like(w) if w.grad is None else w.grad")]), line(""),
    line("@torch.no_grad()"),
    block("def step(self)", f.body([...head, ...groups.map((g) => block(`for w in ${of(g)}`, g.body)), line("self.updates += 1")])),
  ];
}

function initialStates(groups: readonly Group[]): readonly Statement[] {
  const all = new Map<string, string[]>();
  for (const { initial, parameters } of groups) if (initial !== "{}") all.set(initial, [...(all.get(initial) ?? []), ...parameters]);
  return [...all].map(([initial, parameters]) => {
    const of = all.size === 1 ? "self.named.values()" : `self.of(${parameters.map((p) => JSON.stringify(p)).join(", ")})`;
    return block(`for w in ${of}`, [line(`self.state[w] = ${initial}`)]);
  });
}

function textOf(body: readonly Statement[]): string {
  return print(withoutComments(body)).join("\n");
}

/** `rate` of `adam.rate()`. */
function sharedName(array: ArrayDefinition | undefined): string {
  const { purpose, name = "" } = array ?? {};
  return purpose?.kind === "member" ? purpose.name : shownName(name).replace(/^.*\./, "");
}

/** A name for an array of a parameter that does not have the parameter in it: in Python, and in equations, whose terms then have one order. */
function ownName(array: ArrayDefinition | undefined, parameter: string): string {
  if (array === undefined || array.name === parameter) return "w";
  const { purpose } = array;
  switch (purpose?.kind) {
    case "gradient": return "g";
    case "optimizerState": return purpose.name;
    case "assigned": return `${purpose.name}_new`;
    case "part": return purpose.label;
    case "reduced": return purpose.operator;
    default: return purpose === undefined ? "value" : purpose.kind;
  }
}

/** What the names begin with of all that the optimizers keep: none where they keep nothing, several where weights have different ones. */
function prefixesOf(update: Program, owned: readonly Own[]): readonly string[] {
  const prefixes = new Set<string>();
  for (const name of owned.flatMap((o) => o.states)) {
    const prefix = name.slice(0, Math.max(name.indexOf("."), 0));
    const purpose = update.arrays.get(name)?.purpose;
    if (purpose?.kind === "optimizerState" && optimizerStateName(prefix, purpose.name, purpose.of) !== name) throw new Error(`${name} is not called after its optimizer`);
    prefixes.add(prefix);
  }
  return [...prefixes];
}

/** The statements for one parameter, and what its state begins with. */
function loopBody({ parameter, definitions, stores, states }: Own, update: Program, initialize: Program | undefined, shared: FunctionScope, stateOf: (array: string) => string): Pick<Group, "body" | "initial"> {
  const own = [parameter, gradientName(parameter), ...states, ...definitions.map((d) => d.array)];
  const names = shared.namesInside();
  const locals = new Map(own.map((array) => [array, names.fresh(identifier(ownName(update.arrays.get(array), parameter)))]));
  const local = (array: string): string => locals.get(array) ?? array;
  const arrays = new Map([...update.arrays, ...own.flatMap((a) => {
    const definition = update.arrays.get(a);
    return definition === undefined ? [] : [[local(a), { ...definition, name: local(a) }] as const];
  })]);
  const f = shared.inside(arrays, names, sizesOf(update.arrays.get(parameter)));
  const statements: Statement[] = [];
  for (const array of [parameter, gradientName(parameter), ...states]) f.give(local(array), local(array));
  if (definitions.some((d) => arraysRead(d).includes(gradientName(parameter)))) statements.push(line(`${local(gradientName(parameter))} = self.gradient(w)`));
  if (states.length > 0) statements.push(line(`${states.map(local).join(", ")} = ${states.map((s) => `self.state[w][${JSON.stringify(stateOf(s))}]`).join(", ")}`));
  for (const definition of definitions) compute(renamed(definition, local), local(definition.array), f, statements);
  const plainReads = new Set(definitions.flatMap((d) => (d.body.kind === "read" ? d.array : [])));
  for (const { target, source } of stores) {
    const code = f.codeOf(local(source));
    // The parameter stays the tensor that it is, and so does what would be another name of a tensor that changes.
    const isNew = target !== parameter && code.kind === "tensor" && definitions.some((d) => d.array === source) && !plainReads.has(source);
    statements.push(line(isNew ? `self.state[w][${JSON.stringify(stateOf(target))}] = ${code.text}` : `${local(target)}.${code.kind === "number" ? "fill_" : "copy_"}(${code.text})`));
  }
  return { body: f.body(statements), initial: `{${states.map((s) => `${JSON.stringify(stateOf(s))}: ${initialState(s, parameter, initialize)}`).join(", ")}}` };
}

/** The key of a state: its name, after that of its optimizer where there are several. */
function stateName(update: Program, array: string, several: boolean): string {
  const purpose = update.arrays.get(array)?.purpose;
  if (purpose?.kind !== "optimizerState") throw new Error(`${array} is no state of an optimizer`);
  return several ? array.slice(0, array.indexOf("(")) : purpose.name;
}

/** An equation as an assignment, with itself as a comment; a Python number where nothing in it is a tensor. */
function compute(definition: Definition, local: string, f: FunctionScope, statements: Statement[]): void {
  const before: Statement[] = [];
  const value = bareValueOf(definition, f, before);
  const spelled = (array: string): string => (f.isBound(array) ? f.codeOf(array).text.replaceAll(/self\.(?:named\["(.*?)"\]|gradient\(self\.named\["(.*?)"\]\))/g, (_, w?: string, g?: string) => (w ?? `gradient(${g ?? ""})`)).replace(/^self\./, "") : array === definition.array ? local : shownName(array));
  statements.push({ kind: "comment", text: withoutWhole(printEquation(definition, f, { ...plain, array: spelled }), definition) }, ...before, line(`${local} = ${value.code.text}`));
  f.bind(definition.array, value.scalar ? { kind: "number", text: local } : { kind: "tensor", text: local });
}

/** Without the indices, where every array is read at just those of the equation. */
function withoutWhole(comment: string, { indices }: Definition): string {
  const whole = `[${indices.map((v) => v.name).join(", ")}]`;
  return (comment.match(/\[[^\]]*\]/g) ?? []).every((found) => found === whole) ? comment.replaceAll(whole, "") : comment;
}
