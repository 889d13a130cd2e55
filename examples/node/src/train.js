import { readFileSync } from "node:fs";
import { createIris } from "./iris.nn";

const [, ...lines] = readFileSync(new URL("iris.csv", import.meta.url), "utf8").trim().split("\n");
const flower = [];
const species = [];
for (const line of lines) {
  const [sepalLength, sepalWidth, petalLength, petalWidth, name] = line.split(",");
  flower.push({ sepalLength: Number(sepalLength), sepalWidth: Number(sepalWidth), petalLength: Number(petalLength), petalWidth: Number(petalWidth) });
  species.push(name);
}

const iris = createIris({ seed: 42 });
iris.fit({ flower, species }, { epochs: 60, validation: 0 });

const right = flower.filter((f, i) => iris.predict(f).species === species[i]);
console.log(`accuracy ${(right.length / flower.length).toFixed(3)}`);
console.log(`short petals: ${iris.predict({ sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 }).species}`);
