/** The notes beside a network: what symbols stand for, one example forward and backward, a batch, and the update. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { Latex, latexNames } from "../../ir/equation/print/latex.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Purpose } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { MathGroup, MathSection, NoteFormula, Notes, NoteSection, NoteSymbol, NoteValues } from "../explanation.ts";
import { deriveInMatrices, type DerivedStep, type Derivation, ownGradientName } from "./derivation.ts";
import { evaluate } from "./evaluate.ts";
import type { ReadExample } from "../example.ts";
import { matrixLatex, type SymbolOf, symbolLatex } from "./latex.ts";
import { valuesOf } from "./numbers.ts";

export interface WorkedExample {
  readonly example: ReadExample;
  readonly weights?: ReadonlyMap<string, ArrayLike<number>>;
  /** Digits behind the point. */
  readonly decimals: number;
}

/** `update`: the equations of an update for one number of a parameter, for optimizers that keep numbers of their own. */
export function notesOf(model: CheckedModel, expanded: ProgramSet, derived: ProgramSet, update: MathSection | undefined, worked?: WorkedExample): Notes {
  const derivation = deriveInMatrices(model, expanded, derived);
  const numbers = worked && evaluate(model, derivation, derived, worked.example, worked.weights);
  const { arrays } = derivation.program;
  const values = (array: string, found: ArrayLike<number> | undefined): NoteValues | undefined => found && worked && valuesOf(shapeOf(arrays.get(array)), found, arrays.get(array)?.content.kind === "index" ? 0 : worked.decimals);
  const valueOf = (step: DerivedStep): NoteValues | undefined => {
    const { array } = step.equation;
    if (step.target !== undefined) return values(step.target, numbers?.after(step.target));
    const isGradient = arrays.get(array)?.purpose?.kind === "gradient";
    if (step.section === "Mini-batch" && !isGradient && arrays.get(array)?.extents.length !== 0) return undefined;
    return values(array, numbers?.of(isGradient && !step.batch ? ownGradientName(array) : array));
  };
  const symbols = symbolsShown(model, derivation);
  const formulas = (section: DerivedStep["section"]): readonly NoteFormula[] => derivation.steps.filter((s) => s.section === section).flatMap((s) => formulaOf(s, derivation, valueOf(s)));
  const given: readonly NoteFormula[] = worked === undefined ? [] : namesShown(model, derivation).flatMap((name): readonly NoteFormula[] => {
    const array = arrays.get(name);
    const found = array === undefined || array.role === "value" ? undefined : values(name, numbers?.of(name));
    return found === undefined ? [] : [{ latex: `${symbolLatex(derivation.symbols.one(name))} = ${found.latex}`, form: "matrix", of: { kind: "model" }, values: found }];
  });
  const isGeneric = derivation.steps.some((s) => s.section === "Update" && s.form === undefined);
  const generic: readonly NoteFormula[] = isGeneric ? (update?.groups ?? []).flatMap(({ of, formulas: list }) => list.map((latex): NoteFormula => ({ latex, form: "matrix", of }))) : [];
  const together = derivation.steps.some((s) => s.batch && (s.section === "Forward" || s.section === "Loss")) ? " What several examples make together is written in capitals, a row for each." : "";
  const sections: readonly NoteSection[] = [
    { title: "Given", about: `The example${worked?.weights === undefined ? ", and the parameters as a network begins from the seed of the model" : ", and the parameters of the file"}.`, formulas: given },
    { title: "Forward", about: `One example. Functions, powers, quotients and $\\odot$ are of each element; $\\mathbf{1}$ is of ones, of the size that fits; $\\mathbf{e}_c$ is 1 at the position $c$, from 0 on, and 0 elsewhere; $[\\,\\cdot\\,]$ is 1 where the condition holds, else 0.${together}`, formulas: formulas("Forward") },
    { title: "Loss", about: "Of the example.", formulas: formulas("Loss") },
    { title: "Backward", about: `From the loss to the parameters, by the chain rule.${derivation.isMean ? "" : " What an example contributes depends on the other examples of its batch: the derivatives are those of the loss $L$ of a batch of $N$."}`, formulas: formulas("Backward") },
    { title: "Mini-batch", about: `$N$ examples are the rows of matrices; the loss is their mean${worked === undefined ? "" : ". The numbers are those of a batch of this example alone"}.`, formulas: formulas("Mini-batch") },
    { title: "Update", about: isGeneric ? "Of each number of a parameter." : "", formulas: [...generic, ...formulas("Update").filter((f) => !isGeneric || f.values !== undefined)] },
  ];
  return { symbols, sections: sections.filter((s) => s.formulas.length > 0) };
}

function shapeOf(array: ArrayDefinition | undefined): readonly number[] {
  return (array?.extents ?? []).filter((x) => x.upper !== Infinity).map((x) => x.upper - x.lower);
}

/** Inputs, parameters, targets and values in the order of the computation. */
function namesShown(model: CheckedModel, { program, steps }: Derivation): readonly string[] {
  const forward = steps.filter((s) => s.section === "Forward" || s.section === "Loss").map((s) => s.equation.array);
  const names = [...model.inputs.map((i) => i.array), ...model.variables.map((v) => v.name), ...model.outputs.flatMap((o) => o.target ?? []), ...forward];
  return [...new Set(names)].filter((name) => program.arrays.has(name));
}

function symbolsShown(model: CheckedModel, derivation: Derivation): readonly NoteSymbol[] {
  return namesShown(model, derivation).map((name) => {
    const [symbol, batch] = [symbolLatex(derivation.symbols.one(name)), symbolLatex(derivation.symbols.batch(name))];
    const array = derivation.program.arrays.get(name);
    return { symbol, ...(batch !== symbol && { batch }), meaning: meaningOf(name, array?.purpose), shape: shapeOf(array) };
  });
}

function meaningOf(name: string, purpose: Purpose | undefined): string {
  switch (purpose?.kind) {
    case "target": return `target \`${purpose.output}\``;
    case "oneHot": return `one-hot code of the ${meaningOf(purpose.of, purpose.ofPurpose)}`;
    case "each": return "loss of an example";
    default: return `\`${name}\``;
  }
}

function formulaOf(step: DerivedStep, derivation: Derivation, values: NoteValues | undefined): readonly NoteFormula[] {
  const { equation: { array, origin }, form, batch, target } = step;
  const symbolOf = batch ? derivation.symbols.batch : derivation.symbols.one;
  const of: MathGroup["of"] = origin === undefined ? { kind: "model" } : { kind: "instance", name: origin.instance, line: origin.line };
  const left = symbolLatex(symbolOf(target ?? array));
  const sign = target === undefined ? "=" : "\\leftarrow";
  const end = values === undefined ? "" : ` = ${values.latex}`;
  if (form !== undefined) return [{ latex: `${left} ${sign} ${matrixLatex(form, symbolOf)}${end}`, form: "matrix", of, ...(values !== undefined && { values }) }];
  if (target !== undefined) return [{ latex: `${left} ${sign} ${values?.latex ?? "\\ldots"}`, form: "matrix", of, ...(values !== undefined && { values }) }];
  const shown = values === undefined ? [] : [{ latex: `${left} = ${values.latex}`, form: "matrix" as const, of, values }];
  return [{ latex: inIndices(step, derivation.symbols.one), form: "indices", of }, ...shown];
}

function inIndices({ equation: { array, indices, body } }: DerivedStep, symbolOf: SymbolOf): string {
  const own = new Set(indices.map((v) => v.id));
  const names = latexNames([...indices, ...[...freeVariables(body).values()].filter((v) => !own.has(v.id))]);
  const latex = new Latex({ symbol: (name, below) => placed(symbolOf, name, below), positions: (_array, printed) => printed });
  return `${latex.place(array, indices.map((v) => ({ kind: "affine", affine: variableAffine(v) })), names)} = ${latex.expression(body, names)}`;
}

function placed(symbolOf: SymbolOf, array: string, below: string): string {
  const { text, above, compound } = symbolOf(array);
  if (compound === true) return below === "" ? text : `\\left(${text}\\right)${below}`;
  return `${text.includes("_") ? `{${text}}` : text}${above === undefined ? "" : `^{${above}}`}${below}`;
}
