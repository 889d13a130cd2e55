/** Where examples come from: the file that the model names, one's own, or points that were set by clicking. */
import type { DataSource, Row, Surface } from "../trainer/api.ts";
import { baseName, fileText } from "./examples.ts";
import { byId, element } from "./dom.ts";
import { counted } from "./numbers.ts";

export interface DataPanel {
  /** The examples for a model that names these files; `undefined` where the page has none for it. */
  source(named: string | undefined): Promise<DataSource | undefined>;
  /** Sets a point: further rows beside those that are shown. */
  addPoint(surface: Surface, point: readonly [number, number], choice: number): void;
  /** What was read. */
  show(examples: number, warnings: readonly string[]): void;
  /** Back to the data that the model names. */
  forget(): void;
}

type Own = { readonly kind: "file"; readonly file: File } | { readonly kind: "rows"; readonly rows: readonly Row[] };

/** `changed`: other data; `isNew`: which are not those before with more points. */
export function createDataPanel(changed: (isNew: boolean) => void): DataPanel {
  const [line, input, example, clear, warnings] = [byId("data-source", HTMLElement), byId("file", HTMLInputElement), byId("example-data", HTMLButtonElement), byId("clear-points", HTMLButtonElement), byId("data-warnings", HTMLElement)];
  let own: Own | undefined;
  let used = "";
  const take = (next: Own | undefined, isNew: boolean): void => {
    own = next;
    example.hidden = own === undefined;
    changed(isNew);
  };
  const takeFile = (file: File | null | undefined): void => {
    if (file !== null && file !== undefined) take({ kind: "file", file }, true);
  };
  input.addEventListener("change", () => takeFile(input.files?.[0]));
  example.addEventListener("click", () => {
    input.value = "";
    take(undefined, true);
  });
  clear.addEventListener("click", () => {
    if (own?.kind === "rows") take({ kind: "rows", rows: [] }, false);
  });
  dropped(takeFile);
  return {
    async source(named) {
      if (own !== undefined) {
        used = own.kind === "file" ? own.file.name : "points of your own";
        return own;
      }
      const text = named === undefined ? undefined : await fileText(named);
      used = named ?? "";
      return text === undefined || named === undefined ? undefined : { kind: "text", name: baseName(named), text };
    },
    addPoint(surface, point, choice) {
      take({ kind: "rows", rows: [...(own?.kind === "rows" ? own.rows : pointsOf(surface)), rowOf(surface, [...point], choice)] }, false);
    },
    show(examples, said) {
      line.replaceChildren(element("strong", {}, counted(examples, "example")), ` of ${baseName(used)}${own?.kind === "file" ? ", a file of your own" : ""}`);
      clear.hidden = own?.kind !== "rows";
      warnings.replaceChildren(...said.map((text) => element("li", {}, text)));
    },
    forget() {
      own = undefined;
      example.hidden = true;
      input.value = "";
    },
  };
}

/** The examples that are shown, as rows. */
function pointsOf(surface: Surface): readonly Row[] {
  const { points } = surface;
  return Array.from({ length: points.length / 3 }, (_, k) => rowOf(surface, [...points.subarray(3 * k, 3 * k + 2)], points[3 * k + 2] ?? 0, true));
}

/** `choice`: a class; of numbers 0 for the least and 1 for the greatest, or the number itself. */
function rowOf({ axes, target, classes, range }: Surface, [x = 0, y = 0]: readonly number[], choice: number, isNumber = false): Row {
  const value = classes.length > 0 ? classes[choice] ?? "" : isNumber ? choice : range[choice === 0 ? 0 : 1];
  return { [axes[0]?.column ?? ""]: x, [axes[1]?.column ?? ""]: y, [target]: value };
}

/** A file that is dropped anywhere on the page. */
function dropped(take: (file: File | undefined) => void): void {
  const mark = (isOver: boolean): void => void document.body.classList.toggle("dropping", isOver);
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", () => mark(false));
  addEventListener("drop", (event) => {
    mark(false);
    if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}
