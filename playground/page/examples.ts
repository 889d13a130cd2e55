/** The examples of the page, and the files of data that models may name. Each is loaded when it is chosen. */

export interface PageExample {
  readonly name: string;
  readonly title: string;
  readonly load: () => Promise<{ readonly default: string }>;
}

export const examples: readonly PageExample[] = [
  { name: "iris", title: "Iris: four measurements, three classes", load: () => import("../../examples/iris/iris.nn?raw") },
  { name: "spiral", title: "Spiral: points of a plane, two classes", load: () => import("../examples/spiral.nn?raw") },
  { name: "xor", title: "XOR: four points", load: () => import("../../examples/xor/xor.nn?raw") },
  { name: "digits", title: "Digits: images of 8 by 8", load: () => import("../../examples/digits/digits.nn?raw") },
  { name: "digits-cnn", title: "Digits by convolutions", load: () => import("../../examples/digits-cnn/digits-cnn.nn?raw") },
  { name: "digits-autoencoder", title: "Digits drawn again from eight numbers", load: () => import("../../examples/digits-autoencoder/digits-autoencoder.nn?raw") },
  { name: "wine", title: "Wine: thirteen analyses, three classes", load: () => import("../../examples/wine/wine.nn?raw") },
  { name: "penguins", title: "Penguins: body mass", load: () => import("../../examples/penguins/penguins.nn?raw") },
  { name: "penguins-both", title: "Penguins: species and body mass", load: () => import("../../examples/penguins-both/penguins-both.nn?raw") },
  { name: "weather", title: "Weather: embeddings", load: () => import("../../examples/weather/weather.nn?raw") },
  { name: "seattle-weather", title: "Seattle: a series of days", load: () => import("../../examples/seattle-weather/seattle-weather.nn?raw") },
  { name: "kolmogorov-arnold", title: "Penguins by splines, a layer of its own", load: () => import("../../examples/kolmogorov-arnold/kolmogorov-arnold.nn?raw") },
];

/** The data that models name by the last part of their path. */
const files: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  "iris.csv": () => import("../../examples/iris/iris.csv?raw"),
  "spiral.csv": () => import("../examples/spiral.csv?raw"),
  "xor.csv": () => import("../../examples/xor/xor.csv?raw"),
  "digits.csv": () => import("../../examples/digits/digits.csv?raw"),
  "wine.csv": () => import("../../examples/wine/wine.csv?raw"),
  "penguins.csv": () => import("../../examples/penguins/penguins.csv?raw"),
  "weather.csv": () => import("../../examples/weather/weather.csv?raw"),
  "seattle-weather.csv": () => import("../../examples/seattle-weather/seattle-weather.csv?raw"),
};

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The text of a file that a model names; `undefined` where the page has none of that name. */
export async function fileText(path: string): Promise<string | undefined> {
  const load = Object.hasOwn(files, baseName(path)) ? files[baseName(path)] : undefined;
  return load && (await load()).default;
}
