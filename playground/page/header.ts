/** What leaves the page, to the disk of the user: module, weights, project, and a link. */
import type { DataSource } from "../trainer/api.ts";
import { byId } from "./dom.ts";
import { download, fileNameOf, projectZip } from "./downloads.ts";
import type { OpenModel } from "./open-model.ts";
import type { Workers } from "./workers.ts";

export interface HeaderContext {
  readonly workers: Workers;
  /** The model that is trained. */
  readonly open: () => OpenModel | undefined;
  /** Its data. */
  readonly source: () => DataSource | undefined;
  readonly say: (text: string, failed?: boolean) => void;
}

export function createHeader({ workers: { compiler, trainer }, open, source, say }: HeaderContext): void {
  const onClick = (id: string, work: (model: OpenModel) => Promise<void>): void => {
    const button = byId(id, HTMLButtonElement);
    button.addEventListener("click", () => {
      const model = open();
      if (model === undefined) return say("There is no model without errors yet.", true);
      button.disabled = true;
      work(model).catch((cause: unknown) => say(String(cause), true)).finally(() => {
        button.disabled = false;
      });
    });
  };
  onClick("download-module", async ({ text, target, model: { description } }) => {
    download(`${fileNameOf(description)}.ts`, await compiler.module(text, description.name, target), "text/plain");
  });
  onClick("download-weights", async ({ model: { description } }) => {
    download(`${fileNameOf(description)}.safetensors`, new Uint8Array(await trainer.save()), "application/octet-stream");
  });
  onClick("download-project", async ({ text, target, script, model: { description } }) => {
    const [module, weights, data] = await Promise.all([compiler.module(text, description.name, target), trainer.save(), fileOf(source())]);
    download(`${fileNameOf(description)}.zip`, await projectZip({ description, model: text, script: script.text, module, weights, ...(data !== undefined && { data }) }), "application/zip");
  });
  byId("copy-link", HTMLButtonElement).addEventListener("click", () => {
    navigator.clipboard.writeText(location.href).then(
      () => say("The link is copied. It has the model and its settings, and none of your data."),
      () => say("The browser lets no page copy: the link is the address of this page. It has the model and its settings, and none of your data."),
    );
  });
}

async function fileOf(source: DataSource | undefined): Promise<{ readonly name: string; readonly content: Uint8Array } | undefined> {
  switch (source?.kind) {
    case undefined: return undefined;
    case "text": return { name: source.name, content: new TextEncoder().encode(source.text) };
    case "file": return { name: source.file.name, content: new Uint8Array(await source.file.arrayBuffer()) };
    case "rows": return { name: "points.json", content: new TextEncoder().encode(`${JSON.stringify(source.rows, null, 1)}\n`) };
  }
}
