/** The models of side-by-side.md and the systems that they are written for. */

export interface Comparison {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly nnc: string;
  /** On the examples held out, after the last epoch of one run. */
  readonly reached: { readonly measure: string; readonly nnc: string; readonly pytorch: string; readonly tfjs: string };
}

export interface System {
  readonly name: string;
  /** In the folder of a comparison; undefined for nnc, whose files are named one by one. */
  readonly file: string | undefined;
  readonly language: string;
  readonly comment: string;
}

const folder = "docs/language/side-by-side";

export const systems: readonly System[] = [
  { name: "nnc", file: undefined, language: "nn", comment: "//" },
  { name: "PyTorch", file: "pytorch.py", language: "python", comment: "#" },
  { name: "TensorFlow.js", file: "tfjs.mjs", language: "js", comment: "//" },
  { name: "Keras", file: "keras.py", language: "python", comment: "#" },
  { name: "Ludwig", file: "ludwig.yaml", language: "yaml", comment: "#" },
];

export const comparisons: readonly Comparison[] = [
  {
    name: "iris",
    title: "Classes from a table",
    about: "Two dense layers tell three kinds of iris apart.",
    nnc: "examples/iris/iris.nn",
    reached: { measure: "accuracy", nnc: "96.7 %", pytorch: "100.0 %", tfjs: "96.7 %" },
  },
  {
    name: "penguins",
    title: "A table of numbers, categories and gaps",
    about: "The body mass of a penguin from three numbers and three categories; eleven of 344 rows lack a value, and are left out.",
    nnc: "examples/penguins/penguins.nn",
    reached: { measure: "mean absolute error", nnc: "255 g", pytorch: "271 g", tfjs: "224 g" },
  },
  {
    name: "digits",
    title: "A convolutional network",
    about: "Two convolutions with pools and dropout read digits of 8 by 8 pixels.",
    nnc: "examples/digits-cnn/digits-cnn.nn",
    reached: { measure: "accuracy", nnc: "98.6 %", pytorch: "95.5 %", tfjs: "97.5 %" },
  },
  {
    name: "weather",
    title: "Regression with a GRU",
    about: "The next day's highest temperature from the weather of two weeks.",
    nnc: "examples/seattle-weather/seattle-weather.nn",
    reached: { measure: "mean absolute error", nnc: "2.12 °C", pytorch: "2.10 °C", tfjs: "2.09 °C" },
  },
  {
    name: "transformer",
    title: "A transformer block",
    about: "The digits again, row by row as a sequence, with learned positions.",
    nnc: `${folder}/transformer/transformer.nn`,
    reached: { measure: "accuracy", nnc: "98.6 %", pytorch: "96.4 %", tfjs: "97.5 %" },
  },
];

export function pathOf(c: Comparison, system: System): string {
  return system.file === undefined ? c.nnc : `${folder}/${c.name}/${system.file}`;
}
