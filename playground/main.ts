/** The program of the page. */
import { type App, createApp } from "./page/app.ts";
import { byId, element } from "./page/dom.ts";
import { examples } from "./page/examples.ts";
import { type Shared, sharedOf } from "./page/link.ts";
import { isDarkPage } from "./page/colors.ts";

const choice = byId("example", HTMLSelectElement);
choice.replaceChildren(...examples.map(({ name, title }) => element("option", { value: name }, title)));

async function exampleOf(name: string): Promise<Shared> {
  const example = examples.find((each) => each.name === name) ?? examples[0];
  return { text: example === undefined ? "" : (await example.load()).default, target: "ts", pace: 0 };
}

/** The model of the address, else the first example. */
async function begin(): Promise<Shared> {
  const shared = await sharedOf(location.hash).catch(() => undefined);
  if (shared !== undefined) choice.prepend(element("option", { value: "", selected: "" }, "From the link"));
  return shared ?? exampleOf("iris");
}

function themes(app: App): void {
  const button = byId("theme", HTMLButtonElement);
  const label = (): void => {
    button.textContent = isDarkPage() ? "Light" : "Dark";
    app.redraw();
  };
  button.addEventListener("click", () => {
    document.documentElement.style.colorScheme = isDarkPage() ? "light" : "dark";
    label();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  button.textContent = isDarkPage() ? "Light" : "Dark";
}

const app = createApp(await begin());
themes(app);
choice.addEventListener("change", () => void exampleOf(choice.value).then((shared) => app.load(shared)));
addEventListener("hashchange", () => void sharedOf(location.hash).then((shared) => shared !== undefined && app.load(shared), () => undefined));
