import { flowers } from "./flowers.ts";
import { createIris } from "./iris.nn";

const button = document.querySelector("button");
const output = document.querySelector("output");
const iris = createIris({ seed: 42 });

async function train(): Promise<void> {
  await iris.fitAsync({ flower: flowers, species: flowers.map(({ species }) => species) }, {
    epochs: 60,
    validation: 0,
    onEpoch: ({ epoch, loss }) => show(`epoch ${epoch}, loss ${loss.toFixed(3)}`),
  });
  const right = flowers.filter((flower) => iris.predict(flower).species === flower.species);
  show(`accuracy ${(right.length / flowers.length).toFixed(3)}`);
}

function show(text: string): void {
  if (output !== null) output.textContent = text;
}

if (button !== null) button.onclick = () => void train();

// A change of iris.nn replaces the module, and the network keeps its weights.
import.meta.hot?.accept();
