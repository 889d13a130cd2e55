/**
 * The compiler as a library. Nothing is thrown for what a user wrote: every result carries diagnostics as data.
 * It reads no files and runs in a browser; `resolve` gives it the files that are imported.
 */
import type { BuildOptions } from "./built.ts";
import { entryOf } from "./diagnostics/catalogue.ts";
import type { Part } from "./diagnostics/catalogue/faults.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { advised, type Library } from "./diagnostics/habits/advise.ts";
import { withIgnores } from "./diagnostics/ignore.ts";
import { asOneMistake } from "./diagnostics/one-mistake.ts";
import { mergeEqual } from "./diagnostics/merge-equal.ts";
import { Report } from "./diagnostics/report.ts";
import { type Findings, type Recheck, tryFixes } from "./diagnostics/trial.ts";
import { reportFailure } from "./failure.ts";
import type { Verifier } from "./forms.ts";
import type { Form } from "./emit.ts";
import type { Explanation } from "./explain/explanation.ts";
import { importModule, type ModuleExports } from "./import-module.ts";
import type { File } from "./ir/ast/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { load, type Resolve } from "./load.ts";
import { check as checkFiles } from "./phases/check/check.ts";
import { format as print } from "./phases/format/format.ts";
import type { Standard } from "./phases/check/library.ts";
import { type NamedPlace, outlineOf } from "./outline.ts";
import { conflictIn } from "./options.ts";
import { type Optimizers, placesIn, type ReplacedSetting, replaceSetting as replaceSettingIn, type SettingPlace } from "./replace-setting.ts";
import { parse } from "./phases/parse/parse.ts";
import { type SourceFile, type Span, sourceFile, span } from "./source/source.ts";
import type { StageName } from "./stages.ts";
import type { Place } from "./targets/target.ts";
import { readWeights, type Weights, WeightsError } from "./weights/fit.ts";
import { checkStream } from "./streams.ts";
import { standardDefaults } from "./std/defaults.ts";
import { library } from "./std/library.ts";

export { analyze, type Analysis, type AnalyzeOptions } from "./analyze.ts";
export type { Definition } from "./phases/check/library.ts";
export type { Keyword } from "./phases/check/types.ts";
export type { ModelTrace, TracedName, TracedStep, TracedValue } from "./ir/model/trace.ts";
export type { Form } from "./emit.ts";
export { ExampleError } from "./explain/example-error.ts";
export type { Explanation, LayerTable, MathGroup, MathSection, NoteFormula, Notes, NoteSection, NoteSymbol, NoteValues } from "./explain/explanation.ts";
export type { ModuleExports } from "./import-module.ts";
export type { Diagnostic, Edit, Fix, Note, Severity } from "./diagnostics/diagnostic.ts";
export { type BuildOptions, builtOptions } from "./built.ts";
export { describe, type DescribedArray, type DescribedEquation, type DescribedStep, type DescribedValue, type ModelDescription } from "./describe.ts";
export { render, type RenderFormat, type RenderOptions } from "./diagnostics/render.ts";
export { type Location, locate } from "./source/locate.ts";
export { type EquationFunction, equationFunctions, equationWords } from "./ir/equation-functions.ts";
export type { NamedPlace, SymbolKind } from "./outline.ts";
export type { SourceFile, Span } from "./source/source.ts";
export type { ReplacedSetting, SettingPlace } from "./replace-setting.ts";
export type { CheckedModel } from "./ir/model/types.ts";
export type { ModuleOptions } from "./options.ts";
export type { StageName } from "./stages.ts";
export { WeightsError } from "./weights/fit.ts";
export type { TargetName } from "./targets.ts";
export type { Place, Precision } from "./targets/target.ts";

/** A file of weights in the safetensors format. */
export interface WeightsFile {
  readonly bytes: Uint8Array;
  /** Its path from the root of the project: for errors, and for the header of the module. */
  readonly name?: string;
}

export interface CompileOptions extends BuildOptions {
  /** The name of the file in diagnostics. */
  readonly fileName?: string;
  /** What emitted modules call the file: a path from the root of the project, so that they do not depend on where a build is started. `fileName` by default. */
  readonly recordedName?: string;
  /** The name of the model to compile; by default every model of the file. */
  readonly model?: string;
  /**
   * What modules come as: text in TypeScript (the default), text in JavaScript with declarations of its types or (`script`) without, or
   * a module that is imported at once, with its text in JavaScript. The last two load no printer of TypeScript.
   */
  readonly emit?: Form;
  /** Gives the files that `import` names. */
  readonly resolve?: Resolve;
  /** Weights inside of modules, which networks begin with: the bytes of a safetensors file, or a function that gives the file of a model. */
  readonly weights?: Uint8Array | ((model: string) => WeightsFile | undefined);
  /** Verifies the invariants of every form after the phase that made it. A broken one is a fault of the compiler, NN901. */
  readonly verify?: boolean;
  /**
   * Modules for a comparison of gradients with differences: `loss` (where the host has the loss, `forward`) computes what a training step does, with what is
   * stopped (`stop(e)`) as the last `accumulate` (`forwardTraining`) left it.
   */
  readonly held?: boolean;
  /** What an earlier compilation with the same options emitted of an equal model, if that is known. */
  readonly reuse?: (model: CheckedModel) => Omit<CompiledModule, "model" | "exports"> | undefined;
}

export interface Checked {
  readonly models: readonly CheckedModel[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface CompiledModule {
  readonly name: string;
  /** The module: TypeScript by default, else JavaScript. */
  readonly text: string;
  /** Lines of the text that compute what a line of the model says, for source maps. */
  readonly places: readonly Place[];
  /** With `emit: "javascript"`: the declarations of the module, text for a file `.d.ts`. */
  readonly declarations?: string;
  /** With `emit: "module"`: what the module exports, `createName` for the model `Name`. */
  readonly exports?: ModuleExports;
  readonly model: CheckedModel;
  /** Arrays of inputs and targets whose real numbers the module rounds to float32. */
  readonly rounded: readonly string[];
}

export interface Compiled {
  readonly modules: readonly CompiledModule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All diagnostics of a file; its models where there is no error. */
export function check(text: string, options: CompileOptions = {}): Checked {
  const checked = checkText(text, options);
  return { models: checked.models, diagnostics: shown(checked, text, options) };
}

const libraryNames: Library = new Map(library.map(({ name, parameters }) => [name, parameters]));

/** The diagnostics of a check in order, with what people of other tools meant, and with the fixes that mend something. */
function shown(checked: CheckedText, text: string, options: CompileOptions): readonly Diagnostic[] {
  const { source, unread, standard } = checked;
  const recheck: Recheck = (file, mended) => {
    const isMain = file === source.name;
    const resolve: Resolve = (path, importer) => {
      const found = options.resolve?.(path, importer);
      return !isMain && found?.name === file ? { name: file, text: mended } : found;
    };
    const again = checkText(isMain ? mended : text, { ...options, resolve }, standard);
    return { diagnostics: notSilenced(again, options), ...(again.unread !== undefined && { unread: again.unread }) };
  };
  const tried = tryFixes({ diagnostics: notSilenced(checked, options).map((d) => advised(d, libraryNames)), ...(unread !== undefined && { unread }) }, recheck, reformat);
  return mergeEqual(inOrder(asOneMistake(tried, recheck, reformat), source));
}

/** What a check found, but for the warnings that comments silence, and what is wrong with those comments. */
function notSilenced({ report, source }: CheckedText, { model, set = {} }: CompileOptions): readonly Diagnostic[] {
  return withIgnores(report.diagnostics, source, model === undefined && Object.keys(set).length === 0);
}

/** The canonical text of a file; nothing where it does not parse. */
function reformat(fileName: string, text: string): string | undefined {
  const report = new Report();
  const file = parse(sourceFile(fileName, text), report);
  return report.failed ? undefined : print(file);
}

/** Sorted by position; diagnostics of other files after those of the main one. */
function inOrder(diagnostics: readonly Diagnostic[], main: SourceFile): readonly Diagnostic[] {
  const place = (d: Diagnostic): number => (d.span.source.name === main.name ? 0 : 1);
  return [...diagnostics].sort((a, b) => place(a) - place(b) || (a.span.source.name < b.span.source.name ? -1 : a.span.source.name > b.span.source.name ? 1 : a.span.start - b.span.start));
}

interface CheckedText {
  readonly models: readonly CheckedModel[];
  readonly report: Report;
  readonly source: SourceFile;
  /** Absent after a fault of the compiler. */
  readonly main?: File;
  /** The standard library, parsed as far as it was used. */
  readonly standard?: Standard;
  /** What the parser found, where it could not read a statement and nothing was checked. */
  readonly unread?: readonly Diagnostic[];
}

function checkText(text: string, options: CompileOptions, standard?: Standard): CheckedText {
  const report = new Report();
  const source = sourceFile(options.fileName ?? "model.nn", text, options.recordedName);
  let ofHost: { readonly cause: unknown } | undefined;
  const resolve: Resolve = (path, importer) => {
    try {
      return options.resolve?.(path, importer);
    } catch (cause) {
      ofHost = { cause };
      throw cause;
    }
  };
  try {
    const sources = load(source, resolve, report, standard);
    const set = new Map(Object.entries(options.set ?? {}).map(([name, value]) => [name, String(value)]));
    // A statement that does not parse is missing from the tree: what it leaves unresolved is no fault of its own. After slips
    // that were read as what they mean the tree is whole.
    const broken = report.diagnostics.some((d) => d.severity === "error" && !entryOf(d).readAsMeant);
    const unread = broken ? [...report.diagnostics] : undefined;
    const models = broken ? [] : checkFiles(sources, { model: options.model, set, defaults: standardDefaults() }, report);
    if (!report.failed) for (const model of models) checkStream(model, report);
    return { models: report.failed ? [] : models, report, source, main: sources.main, standard: sources.standard, ...(unread !== undefined && { unread }) };
  } catch (cause) {
    // What the host's `resolve` throws is the host's.
    if (ofHost !== undefined) throw ofHost.cause;
    reportFailure(report, "check", span(source, 0, 0), cause);
    return { models: [], report, source };
  }
}

/** Throws a RangeError for options that exclude each other. */
function refuseConflict(options: CompileOptions): void {
  const conflict = conflictIn(options);
  if (conflict !== undefined) throw new RangeError(conflict);
}

/** Emits a module for each model of a file; none where there are errors. Throws a RangeError for options that exclude each other, and a WeightsError for weights that do not fit. With `emit: "module"` it rejects where the platform imports no module from text. */
export async function compile(text: string, options: CompileOptions = {}): Promise<Compiled> {
  refuseConflict(options);
  const checked = checkText(text, options);
  const { models, report } = checked;
  const modules: CompiledModule[] = [];
  if (models.length > 0) {
    const [{ emit }, { targetOf }, { recorded }, verifying] = await Promise.all([import("./emit.ts"), import("./targets.ts"), import("./record.ts"), verifierOf(options)]);
    const fits = new Map(models.map((model) => [model, fitWeights(options, model)]));
    for (const model of models) {
      try {
        const module = options.reuse?.(model) ?? await emit({ model, options, ...verifying, held: options.held ?? false }, targetOf(options.target), options.emit, recorded(options, model, weightsOf(options, model)), fits.get(model));
        modules.push({ ...module, model });
      } catch (cause) {
        if (cause instanceof WeightsError) throw cause;
        reportFailure(report, "compilation", headOf(model), cause);
      }
    }
  }
  const diagnostics = shown(checked, text, options);
  if (report.failed) return { modules: [], diagnostics };
  return { modules: options.emit === "module" ? await Promise.all(modules.map(withExports)) : modules, diagnostics };
}

/** What verifies each form, for a context. */
async function verifierOf({ verify = false }: CompileOptions): Promise<{ readonly verify?: Verifier }> {
  return verify ? { verify: (await import("./verify-form.ts")).verifyForm } : {};
}

function weightsOf({ weights }: CompileOptions, model: CheckedModel): WeightsFile | undefined {
  return weights instanceof Uint8Array ? { bytes: weights } : weights?.(model.name);
}

function fitWeights(options: CompileOptions, model: CheckedModel): Weights | undefined {
  const found = weightsOf(options, model);
  return found && readWeights(model, found.bytes, found.name ?? "the file of weights");
}

/** The module, imported. What the platform refuses is no diagnostic of the model: it rejects. */
async function withExports(module: CompiledModule): Promise<CompiledModule> {
  return { ...module, exports: await importModule(module.text, `${module.model.source.name}.js`) };
}

/** The span of a model's first line. */
function headOf({ span: { source, start, end } }: CheckedModel): Span {
  const line = source.text.indexOf("\n", start);
  return span(source, start, line < 0 ? end : Math.min(line, end));
}

/** The names of the stages that `stage` prints, whatever the target: phases, and short names for the forms of most interest. */
export async function stageNames(): Promise<readonly StageName[]> {
  return (await import("./stages.ts")).stageNames;
}

/** The text of a model after one stage of the compilation, for people to read. Throws a RangeError for a stage that the target lacks. */
export async function stage(text: string, name: StageName, options: CompileOptions = {}): Promise<{ readonly text: string; readonly diagnostics: readonly Diagnostic[] }> {
  const [{ hasStage, printStage }, { targetOf }, verifying] = await Promise.all([import("./stages.ts"), import("./targets.ts"), verifierOf(options)]);
  const target = targetOf(options.target);
  refuseConflict(options);
  if (!hasStage(target, name)) throw new RangeError(`the target has no stage ${name}`);
  const checked = checkText(text, options);
  const { models, report, source, main } = checked;
  if (main === undefined) return { text: "", diagnostics: report.diagnostics };
  const of = name === "ast" ? [] : models;
  const machine = await target.machine.load();
  const printed = attempt(report, source, { stage: name }, () => printStage(name, main, of, { target, machine, options, ...verifying }));
  return { text: printed ?? "", diagnostics: shown(checked, text, options) };
}

export interface Explained extends Explanation {
  /** Markdown: a table of the layers, with `math` also the equations of forward, backward and update in LaTeX, in indices and in matrices. */
  readonly text: string;
}

export interface ExplainOptions extends CompileOptions {
  /** Also the equations, as `mathematics` and `notes`. */
  readonly math?: boolean;
  /**
   * With `math`: an example whose numbers are in `notes`, forward and, where it has the targets, backward. As a row of a table: values of inputs, then of targets, with
   * commas between, classes by name. The parameters are those of `weights`, else those that a network begins with.
   */
  readonly example?: string;
  /** Digits behind the point of these numbers in LaTeX; 4 by default. */
  readonly decimals?: number;
}

/**
 * A description of each model of a file, for people to read: of the whole model, also where modules are for inference. Rejects with an ExampleError for an example,
 * and with a WeightsError for weights, that do not fit the model.
 */
export async function explain(text: string, options: ExplainOptions = {}): Promise<{ readonly models: readonly Explained[]; readonly diagnostics: readonly Diagnostic[] }> {
  const checked = checkText(text, options);
  const { models, report, source } = checked;
  if (models.length === 0) return { models: [], diagnostics: shown(checked, text, options) };
  const [{ explainModel }, { markdownOf }, { readExample }, verifying] = await Promise.all([import("./explain/explain.ts"), import("./explain/markdown.ts"), import("./explain/example.ts"), verifierOf(options)]);
  const worked = new Map(options.math === true && options.example !== undefined ? models.map((model) => {
    const weights = fitWeights(options, model)?.values;
    return [model, { example: readExample(model, options.example ?? ""), ...(weights !== undefined && { weights }), decimals: options.decimals ?? 4 }] as const;
  }) : []);
  const explained = attempt(report, source, "explanation", () => models.map((model) => {
    const explanation = explainModel({ model, options: { ...options, inference: false }, ...verifying }, options.math === true, worked.get(model));
    return { ...explanation, text: markdownOf(explanation) };
  }));
  return { models: explained ?? [], diagnostics: shown(checked, text, options) };
}

/** Canonical text; none where the file does not parse. */
export async function format(text: string, options: { readonly fileName?: string } = {}): Promise<{ readonly text?: string; readonly diagnostics: readonly Diagnostic[] }> {
  const report = new Report();
  const source = sourceFile(options.fileName ?? "model.nn", text);
  const file = attempt(report, source, "parser", () => parse(source, report));
  if (file === undefined || report.failed) return { diagnostics: tryFixes({ diagnostics: report.diagnostics.map((d) => advised(d, libraryNames)) }, reparse, reformat) };
  const printed = attempt(report, source, "formatter", () => print(file));
  return { ...(printed !== undefined && { text: printed }), diagnostics: report.diagnostics };
}

/** The names that a file declares, with their places and comments: a file with faults has an outline too, of what parses. */
export function outline(text: string, options: { readonly fileName?: string } = {}): { readonly symbols: readonly NamedPlace[]; readonly diagnostics: readonly Diagnostic[] } {
  const report = new Report();
  const source = sourceFile(options.fileName ?? "model.nn", text);
  const symbols = attempt(report, source, "parser", () => outlineOf(parse(source, report)));
  return { symbols: symbols ?? [], diagnostics: report.diagnostics };
}

/**
 * The text of a file with another value, a number or an expression, of a parameter of a model, of a setting of its `train`, or of a parameter of its optimizer;
 * `undefined` where there is no such parameter or no `train`, or the file does not parse.
 */
export function replaceSetting(text: string, model: string, place: SettingPlace, value: string): ReplacedSetting | undefined {
  const file = parsed(text);
  return file && replaceSettingIn(file, model, place, value, optimizers());
}

/** The parameters of a model and those of its optimizer, for `replaceSetting`; none where the file does not parse. */
export function replaceable(text: string, model: string): readonly SettingPlace[] {
  const file = parsed(text);
  return file === undefined ? [] : placesIn(file, model, optimizers());
}

function optimizers(): Optimizers {
  return { parametersOf: (name) => libraryNames.get(name), usual: standardDefaults().optimizer.name.text };
}

/** The tree of a file without faults of syntax. */
function parsed(text: string): File | undefined {
  const report = new Report();
  const source = sourceFile("model.nn", text);
  const file = attempt(report, source, "parser", () => parse(source, report));
  return report.failed ? undefined : file;
}

/** What the parser alone finds. */
function reparse(fileName: string, text: string): Findings {
  const report = new Report();
  parse(sourceFile(fileName, text), report);
  return report;
}

/** The result of a part of the compiler; `undefined` where it throws, which is reported as a fault of the compiler. */
function attempt<T>(report: Report, source: SourceFile, part: Part, work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    reportFailure(report, part, span(source, 0, 0), cause);
    return undefined;
  }
}
