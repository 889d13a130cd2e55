/** The tabs below the training: each is filled when it is looked at, and renewed when the model changes. */
import type { Activation } from "../compiler/api.ts";
import type { Progress, WeightPicture } from "../trainer/api.ts";
import { codeContent, kernelsContent } from "./code-view.ts";
import { byId, element } from "./dom.ts";
import { equationsContent } from "./equations-view.ts";
import { Latest } from "./latest.ts";
import { createNetworkView } from "./network-view.ts";
import { counted } from "./numbers.ts";
import type { OpenModel } from "./open-model.ts";
import { createTabs } from "./tabs.ts";
import { createWeightsView } from "./weights-view.ts";
import type { Workers } from "./workers.ts";

export interface Details {
  /** A model that compiles; it may lack data. */
  show(model: OpenModel): void;
  /** It is open for training. */
  opened(examples: number): void;
  told(progress: Progress): void;
  /** After a change of colors. */
  redraw(): void;
}

/** Milliseconds between two pictures of the values of an example while the network trains. */
const between = 400;

/** Panels that are made of the model alone. */
const written = ["equations", "kernels", "module"] as const;
type Written = (typeof written)[number];

export function createDetails({ compiler, trainer }: Workers, openModel: () => OpenModel | undefined, chosenLine: (line: number) => void): Details {
  const network = createNetworkView(byId("network-drawing", HTMLElement), chosenLine);
  const weights = createWeightsView(byId("weights", HTMLElement));
  const [number, summary] = [byId("example-number", HTMLInputElement), byId("network-summary", HTMLElement)];
  const [form, numbers] = [byId("equations-form", HTMLSelectElement), byId("equations-numbers", HTMLInputElement)];
  const [making, activating] = [new Latest(), new Latest()];
  let model: OpenModel | undefined;
  let lastWeights: readonly WeightPicture[] = [];
  let lastValues: readonly Activation[] = [];
  let activated = 0;
  /** The model of which each panel was made. */
  const made = new Map<Written, OpenModel>();

  const contentOf = async (panel: Written, { text, target, model: { description: { name } } }: OpenModel): Promise<readonly HTMLElement[]> => {
    switch (panel) {
      case "equations": {
        const example = numbers.checked ? await trainer.example(Number(number.value)) : undefined;
        if (numbers.checked && example?.text === undefined) return [element("p", {}, "This example has no text as a row of a table: dates and missing values have none.")];
        const worked = example?.text === undefined ? undefined : { example: example.text, weights: example.weights };
        return equationsContent(await compiler.equations(text, name, worked), form.value === "indices" ? "indices" : "matrices");
      }
      case "kernels": return kernelsContent(await compiler.kernels(text, name, target));
      case "module": return codeContent(await compiler.module(text, name, target), "Module");
    }
  };
  const make = (panel: Written): void => making.run(async () => {
    const now = model;
    if (now === undefined || made.get(panel) === now) return;
    const parent = byId(panel === "equations" ? "equations-content" : panel, HTMLElement);
    if (parent.childElementCount === 0) parent.replaceChildren(element("p", { class: "quiet" }, "The compiler works."));
    const content = await contentOf(panel, now).catch((cause: unknown) => [element("p", {}, cause instanceof Error ? cause.message : String(cause))]);
    made.set(panel, now);
    parent.replaceChildren(...content);
  });
  const activate = (): void => activating.run(async () => {
    const now = openModel();
    const example = await trainer.example(Number(number.value));
    if (now === undefined || example === undefined) return;
    const values = await compiler.activations(now.text, now.model.description.name, example.weights, example.inputs).catch(() => []);
    if (now !== openModel()) return;
    lastValues = values;
    network.activate(values);
  });
  const isWritten = (panel: string): panel is Written => written.some((each) => each === panel);
  const chosen = (panel: string): void => {
    void trainer.want({ weights: panel === "weights", predictions: true });
    if (isWritten(panel)) make(panel);
    else if (panel === "network") activate();
  };
  const imageOf = (): readonly number[] | undefined => {
    const input = model?.model.graph.nodes.find(({ kind, shape }) => kind === "input" && shape.length >= 2 && shape.length <= 3);
    return input?.shape;
  };
  const tabs = createTabs(byId("tab-network", HTMLElement).parentElement ?? document.body, chosen);
  const rewrite = (): void => {
    form.disabled = numbers.checked;
    if (numbers.checked) form.value = "matrices";
    made.delete("equations");
    make("equations");
  };
  form.addEventListener("change", rewrite);
  numbers.addEventListener("change", rewrite);
  number.addEventListener("change", () => {
    byId("equations-example", HTMLElement).textContent = number.value;
    made.delete("equations");
    activate();
  });
  return {
    show(next) {
      model = next;
      network.show(next.model.graph);
      const parameters = next.model.description.steps.reduce((sum, step) => sum + step.parameterCount, 0);
      summary.textContent = counted(parameters, "parameter");
      if (isWritten(tabs.current)) make(tabs.current);
    },
    opened(examples) {
      number.max = String(examples);
      if (tabs.current === "network") activate();
    },
    told({ snapshot, state }) {
      if (snapshot.weights !== undefined) {
        lastWeights = snapshot.weights;
        weights.show(lastWeights, imageOf());
      }
      if (tabs.current !== "network" || (state === "running" && performance.now() - activated < between)) return;
      activated = performance.now();
      activate();
    },
    redraw() {
      if (lastWeights.length > 0) weights.show(lastWeights, imageOf());
      network.activate(lastValues);
    },
  };
}
