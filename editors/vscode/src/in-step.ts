/** Keeps model and module in step: the cursor in one marks and shows the lines of the other. */
import { Range, type TextEditor, type TextEditorDecorationType, TextEditorRevealType, TextEditorSelectionChangeKind, ThemeColor, type Uri, window } from "vscode";
import { linesOf, originOf } from "./places.ts";
import type { ShownModule } from "./server.ts";

/** The module that a document shows, with its model. */
export interface Shown {
  readonly model: Uri;
  readonly module: ShownModule;
}

export class InStep {
  readonly #shownAt: (uri: Uri) => Shown | undefined;
  readonly #mark: TextEditorDecorationType = window.createTextEditorDecorationType({ isWholeLine: true, backgroundColor: new ThemeColor("editor.rangeHighlightBackground"), overviewRulerColor: new ThemeColor("editorOverviewRuler.rangeHighlightForeground") });

  /** `shownAt`: what a document shows, `undefined` for one that shows no module. */
  constructor(shownAt: (uri: Uri) => Shown | undefined) {
    this.#shownAt = shownAt;
  }

  /** The cursor of `editor` moved, or the other side came. What a program did in the module moves nothing, or the two would follow each other. */
  follow(editor: TextEditor, kind?: TextEditorSelectionChangeKind): void {
    const line = editor.selection.active.line;
    const shown = this.#shownAt(editor.document.uri);
    if (shown !== undefined) {
      if (kind !== TextEditorSelectionChangeKind.Keyboard && kind !== TextEditorSelectionChangeKind.Mouse) return;
      const origin = originOf(shown.module, line);
      const model = window.visibleTextEditors.find((other) => other.document.uri.toString() === shown.model.toString());
      if (model !== undefined) this.#show(model, origin === undefined ? [] : [new Range(origin, 0, origin, 0)]);
      this.#show(editor, []);
      return;
    }
    const beside = window.visibleTextEditors.flatMap((other) => {
      const found = this.#shownAt(other.document.uri);
      return found?.model.toString() === editor.document.uri.toString() ? [{ other, module: found.module }] : [];
    });
    for (const { other, module } of beside) this.#show(other, linesOf(module, line).map(({ first, last }) => new Range(first, 0, last, 0)));
    if (beside.length > 0) this.#show(editor, []);
  }

  #show(editor: TextEditor, ranges: readonly Range[]): void {
    editor.setDecorations(this.#mark, ranges);
    // One that is in sight is enough: the text stays where the reader is.
    const isInSight = ranges.some((range) => editor.visibleRanges.some((seen) => seen.intersection(range) !== undefined));
    if (ranges[0] !== undefined && !isInSight) editor.revealRange(ranges[0], TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    this.#mark.dispose();
  }
}
