/** A model in a component of React and of Svelte, in Vite: it trains in the page, and a fault of the model or its data fails the build. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../browsers/server.ts";
import { accuracyIn, launchChromium } from "./page.ts";
import { TestProject } from "./project.ts";

const versions = ["vite@8.3.8", "react@19.3.1", "react-dom@19.3.1", "@vitejs/plugin-react@6.3.0", "svelte@5.57.3", "@sveltejs/vite-plugin-svelte@7.3.1"];

const training = `iris.fit({ flower: flowers, species: flowers.map((f) => f.species) }, { epochs: 60, validation: 0 });
  const accuracy = flowers.filter((f) => iris.predict(f).species === f.species).length / flowers.length;`;

const files = {
  "src/flowers.js": `import text from "./iris.csv?raw";
const [header, ...rows] = text.trim().split("\\n").map((line) => line.split(","));
export const flowers = rows.map((row) => Object.fromEntries(header.map((name, i) => [name, i < 4 ? Number(row[i]) : row[i]])));
`,
  "src/App.jsx": `import { useState } from "react";
import { createRoot } from "react-dom/client";
import { createIris } from "./iris.nn";
import { flowers } from "./flowers.js";
const iris = createIris({ seed: 1 });
function App() {
  const [said, say] = useState("not trained");
  return <><button onClick={() => { ${training} say("accuracy " + accuracy); }}>train</button><output>{said}</output></>;
}
createRoot(document.body.appendChild(document.createElement("div"))).render(<App />);
`,
  "src/App.svelte": `<script>
  import { createIris } from "./iris.nn";
  import { flowers } from "./flowers.js";
  const iris = createIris({ seed: 1 });
  let said = $state("not trained");
  function train() { ${training} said = "accuracy " + accuracy; }
</script>
<button onclick={train}>train</button><output>{said}</output>
`,
  "src/svelte.js": `import { mount } from "svelte"; import App from "./App.svelte"; mount(App, { target: document.body });`,
  "react.html": `<!doctype html><meta charset="utf-8"><body><script type="module" src="/src/App.jsx"></script>`,
  "svelte.html": `<!doctype html><meta charset="utf-8"><body><script type="module" src="/src/svelte.js"></script>`,
  "react.config.js": `import nnc from "nnc/vite"; import react from "@vitejs/plugin-react"; export default { plugins: [nnc(), react()], build: { rolldownOptions: { input: "react.html" } } };`,
  "svelte.config.mjs": `import nnc from "nnc/vite"; import { svelte } from "@sveltejs/vite-plugin-svelte"; export default { plugins: [nnc(), svelte({ configFile: false })], build: { rolldownOptions: { input: "svelte.html" } } };`,
};

let browser: Browser;
let project: TestProject;
beforeAll(async () => {
  browser = await launchChromium();
  project = new TestProject(versions);
  project.write(files);
});
afterEach(() => project.reset());
afterAll(async () => {
  await browser.close();
  project.remove();
});

describe.each([["React", "react", "react.config.js"], ["Svelte", "svelte", "svelte.config.mjs"]])("%s", (_, name, config) => {
  const build = (): ReturnType<TestProject["node"]> => project.node("node_modules/vite/bin/vite.js", "build", "--config", config);

  test("trains in a page", async () => {
    const { code, text } = build();
    expect(code, text).toBe(0);
    const site = await serve(`${project.folder}/dist`, {});
    expect(await accuracyIn(await browser.newPage(), `${site.url}/${name}.html`)).toBeGreaterThan(0.95);
    await site.close();
  });

  test.each([
    ["a shape is broken", "src/iris.nn", "dense(3)", "dense(4)", "NN344", "src/iris.nn:7:19", `output species: oneHot("setosa", "versicolor", "virginica")`],
    ["a column of the data is renamed", "src/iris.csv", "petalWidth", "breadth", "petalWidth", "src/iris.nn:3:57", "input flower: { sepalLength, sepalWidth, petalLength, petalWidth }"],
  ])("fails with file, line and frame after %s", (_title, file, from, to, ...said) => {
    project.edit(file, from, to);
    const { code, text } = build();
    expect(code).not.toBe(0);
    for (const part of said) expect(text).toContain(part);
  });
});
