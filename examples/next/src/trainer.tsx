"use client";

import { type ReactNode, useState } from "react";
import { flowersOf } from "./flowers";
import { createIris } from "./iris.nn";

const iris = createIris({ seed: 42 });

/** Trains in the page, on the flowers of `public/iris.csv`. */
export function Trainer(): ReactNode {
  const [said, say] = useState("not trained");
  const train = async (): Promise<void> => {
    const flowers = flowersOf(await (await fetch("/iris.csv")).text());
    await iris.fitAsync({ flower: flowers, species: flowers.map(({ species }) => species) }, {
      epochs: 60,
      validation: 0,
      onEpoch: ({ epoch, loss }) => say(`epoch ${epoch}, loss ${loss.toFixed(3)}`),
    });
    const right = flowers.filter((flower) => iris.predict(flower).species === flower.species);
    say(`accuracy ${(right.length / flowers.length).toFixed(3)}`);
  };
  return <><button onClick={() => void train()}>train</button> <output>{said}</output></>;
}
