import { readFileSync } from "node:fs";
import { flowersOf } from "./flowers.ts";
import { createIris, type IrisInput } from "./iris.nn";

const flowers = flowersOf(readFileSync(new URL("iris.csv", import.meta.url), "utf8"));
const iris = createIris({ seed: 42 });
iris.fit({ flower: flowers, species: flowers.map(({ species }) => species) }, { epochs: 60, validation: 0 });

const right = flowers.filter((flower) => iris.predict(flower).species === flower.species);
console.log(`accuracy ${(right.length / flowers.length).toFixed(3)}`);

const flower: IrisInput = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 };
console.log(`short petals: ${iris.predict(flower).species}`);
