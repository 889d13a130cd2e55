import type { IrisFlower, IrisSpecies } from "./iris.nn";
import text from "./iris.csv?raw";

export interface Flower extends IrisFlower {
  readonly species: IrisSpecies;
}

function isSpecies(text: string): text is IrisSpecies {
  return text === "setosa" || text === "versicolor" || text === "virginica";
}

function flowerOf(line: string): Flower {
  const [sepalLength, sepalWidth, petalLength, petalWidth, species = ""] = line.split(",");
  if (!isSpecies(species)) throw new Error(`unknown species ${species}`);
  return { sepalLength: Number(sepalLength), sepalWidth: Number(sepalWidth), petalLength: Number(petalLength), petalWidth: Number(petalWidth), species };
}

export const flowers = text.trim().split("\n").slice(1).map(flowerOf);
