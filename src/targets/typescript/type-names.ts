/**
 * Names of a module's types. Inside of the module no two are alike and none hides what the module needs (a model may
 * be called `Promise`); outside they have the names that users expect.
 */
import { NameScope } from "./names.ts";

export interface TypeName {
  readonly inside: string;
  readonly outside: string;
}

export interface TypeNames {
  readonly network: TypeName;
  readonly input: TypeName;
  /** A batch to predict, and one to train with where that takes more inputs. */
  readonly inputs: TypeName;
  readonly trainingInputs: TypeName;
  readonly output: TypeName;
  readonly outputs: TypeName;
  readonly targets: TypeName;
  readonly data: TypeName;
  readonly outputGradients: TypeName;
  readonly values: TypeName;
  readonly options: TypeName;
  /** One step of a stream, and what it gives. */
  readonly stepInput: TypeName;
  readonly stepOutput: TypeName;
  /** The record or the classes of an input or output, by its name. */
  readonly parts: ReadonlyMap<string, TypeName>;
  /** Types of the runtime that are exported under their own names. */
  readonly runtime: ReadonlySet<string>;
}

/** Types of the runtime that callers hold. */
const runtimeTypes: readonly string[] = ["Measured", "EpochReport", "FitOptions", "FitAsyncOptions", "FitHistory", "ExampleSource", "LoadOptions", "SaveOptions", "Stepping", "StreamState", "SampleOptions"];

/**
 * `parts`: names of inputs and outputs, each with how a type's name ends in it. `taken`: what the runtime brings. `needsMore`: whether
 * training takes inputs that predictions do not.
 */
export function nameTypes(model: string, parts: ReadonlyMap<string, string>, taken: readonly string[], needsMore: boolean): TypeNames {
  const insides = new NameScope(taken);
  const outsides = new NameScope([]);
  // What the interface of modules promises comes first, then the runtime, then what is named after parts of the model.
  const named = (outside: string): TypeName => ({ outside, inside: insides.fresh(outside) });
  const claimed = ["", "Input", "Output", "Data"].map((ending) => outsides.claim(`${model}${ending}`));
  const runtime = new Set(runtimeTypes.filter((name) => outsides.isFree(name)));
  for (const name of runtime) outsides.claim(name);
  const more = (ending: string): TypeName => named(outsides.fresh(`${model}${ending}`));
  const inputs = more("Inputs");
  const [network = model, input = model, output = model, data = model] = claimed;
  return {
    network: named(network), input: named(input), output: named(output), data: named(data),
    inputs, trainingInputs: needsMore ? more("TrainingInputs") : inputs, outputs: more("Outputs"), targets: more("Targets"), outputGradients: more("OutputGradients"), values: more("Values"), options: more("Options"), stepInput: more("Step"), stepOutput: more("StepOutput"),
    parts: new Map([...parts].map(([name, ending]) => [name, more(ending)])),
    runtime,
  };
}
