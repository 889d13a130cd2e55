/** Tabs, as the ARIA practices have them: arrows move between them, one panel is shown. */
export interface Tabs {
  readonly current: string;
}

/** `list` has the buttons, each of which names its panel by `aria-controls`; `chosen` is called with the id of a panel. */
export function createTabs(list: HTMLElement, chosen: (panel: string) => void): Tabs {
  const buttons = [...list.querySelectorAll<HTMLButtonElement>("[role=tab]")];
  let current = "";
  const panelOf = (button: HTMLButtonElement): string => button.getAttribute("aria-controls") ?? "";
  const choose = (button: HTMLButtonElement): void => {
    current = panelOf(button);
    for (const each of buttons) {
      each.setAttribute("aria-selected", String(each === button));
      each.tabIndex = each === button ? 0 : -1;
      const panel = document.getElementById(panelOf(each));
      if (panel !== null) panel.hidden = each !== button;
    }
    chosen(current);
  };
  const move = (button: HTMLButtonElement | undefined): void => {
    if (button === undefined) return;
    choose(button);
    button.focus();
  };
  buttons.forEach((button, k) => {
    button.addEventListener("click", () => choose(button));
    button.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowRight") move(buttons[(k + 1) % buttons.length]);
      else if (key === "ArrowLeft") move(buttons.at(k - 1));
      else if (key === "Home") move(buttons[0]);
      else if (key === "End") move(buttons.at(-1));
    });
  });
  const [first] = buttons;
  if (first !== undefined) choose(first);
  return {
    get current() {
      return current;
    },
  };
}
