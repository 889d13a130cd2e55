/** The functions that equations call, for editors: what is typed, and what it means. Activations are called as well, by their names. */

export interface EquationFunction {
  readonly name: string;
  /** As it is written. */
  readonly signature: string;
  /** Text to insert, with places to fill in as `${1:x}`. */
  readonly insert: string;
  readonly doc: string;
}

function of(name: string, args: string, doc: string): EquationFunction {
  let k = 0;
  return { name, signature: `${name}(${args})`, insert: `${name}(${args.replaceAll(/[^,\s][^,]*/g, (arg) => `\${${++k}:${arg}}`)})`, doc };
}

/** In the order of the language page. */
export const equationFunctions: readonly EquationFunction[] = [
  of("exp", "x", "e to the power of x."),
  of("log", "x", "The natural logarithm."),
  of("log1p", "x", "log(1 + x), exact near 0."),
  of("expm1", "x", "exp(x) - 1, exact near 0."),
  of("sqrt", "x", "The square root. It has no derivative at 0: write sqrt(1e-12 + …) where the sum can vanish."),
  of("abs", "x", "The absolute value; its derivative at 0 is 0."),
  of("sign", "x", "-1, 0 or 1; its derivative is 0."),
  of("min", "x, y", "The lesser of two numbers. With indices, min(i: x[i]) is the least of many."),
  of("max", "x, y", "The greater of two numbers. With indices, max(i: x[i]) is the greatest of many."),
  of("floor", "x", "The greatest whole number that is not above x; its derivative is 0."),
  of("sin", "x", "The sine, of radians."),
  of("cos", "x", "The cosine, of radians."),
  of("tanh", "x", "The hyperbolic tangent."),
  of("cosh", "x", "The hyperbolic cosine."),
  of("erf", "x", "The error function, 2/√π times the integral of exp(-t²) from 0 to x."),
  of("stop", "x", "The value of x, through which no gradient goes: straight-through estimators, target networks, distillation. In a chain, `stop` without arguments stops what is before it. `nnc verify` holds it while weights move."),
  of("derivative", "v[0], x[i]", "How an element of the value v changes with an element of x, an input, a value or, inside of its layer, a weight, through everything that lies between them. A value like any other: training differentiates it again. `nnc explain` says what it costs."),
];

/** Words that mean something in equations where no name of one's own has them. */
export const equationWords: readonly { readonly name: string; readonly doc: string }[] = [
  { name: "training", doc: "Whether the model trains: `training ? … : …`. False in predictions, evaluation and what is frozen." },
  { name: "example", doc: "The place of the example at hand in its batch: `b == example`, `x[(example + 1) % batch, i]`." },
  { name: "batch", doc: "The examples at hand: `mean(batch: …)` is over all of them, `b < batch` ranges over their places, so that `z[b, i]` is `z` of example b; alone it is how many there are." },
];
