/**
 * What the caller of the compiler decides about an emitted module. Each row is an option of `compile` and a flag of
 * `nnc build`, with its help and its check: `inputGradients` is `--input-gradients`.
 */
import { type Precision, precisions, storedTypes, type StoredType } from "./targets/target.ts";

/** An option whose value is one of a few words. */
export interface Choice<T extends string> {
  readonly kind: "choice";
  readonly values: readonly T[];
  readonly help: string;
}

/** An option that is true or false; false without a value. */
export interface Toggle {
  readonly kind: "toggle";
  readonly help: string;
}

export type Option = Choice<string> | Toggle;

function choice<const T extends string>(values: readonly T[], help: string): Choice<T> {
  return { kind: "choice", values, help };
}

function toggle(help: string): Toggle {
  return { kind: "toggle", help };
}

export const moduleOptions = {
  /** Element type of real numbers in the emitted module: by default, the first that its target computes in. */
  precision: choice<Precision>(precisions, "element type of real numbers (f64)"),
  /** Whether training computes gradients of real-valued inputs too, in `inputGradients`: with `loss external` it always does. */
  inputGradients: toggle("training computes the gradients of real-valued inputs too; with `loss external` it always does"),
  /** Whether the module predicts and does nothing else: it cannot train, and its weights come from a file. */
  inference: toggle("the module predicts only, from weights that are passed to it: no training, no initial values, no `save`"),
  /** Whether sums keep the products that equations say: convolutions in WebAssembly are never in minimal forms, which round otherwise. */
  exactSums: toggle("WebAssembly takes the sums of convolutions product by product, without minimal forms (Winograd), which are faster and round otherwise"),
  /** Element type of weights inside of the module, where it has any: without one, the narrowest of f16, f32 and f64 that has their values exactly. */
  as: choice<StoredType>(storedTypes, "element type of the weights of --weights (the narrowest that has them exactly); int8 with a scale for each output channel"),
};

type Options = typeof moduleOptions;
type Value<O> = O extends Choice<infer T> ? T : boolean;

/** A value for each option that the caller gives one. */
export type ModuleOptions = { readonly [Name in keyof Options]?: Value<Options[Name]> };

/** What is wrong with options that exclude each other. */
export function conflictIn({ inference, inputGradients }: ModuleOptions): string | undefined {
  return inference === true && inputGradients === true ? "an inference module has no gradients: leave out `inputGradients` or `inference`" : undefined;
}
