/** The style of reports. Colours have a contrast of 4.5 for text and 3 for marks, in light and dark. */
import { Markup } from "./html.ts";

export const style = new Markup(`
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --quiet: #59636e; --rule: #d8dee4; --first: #0969da; --second: #bc4c00; --bad: #b3261e; --shade: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1419; --ink: #e6e9ed; --quiet: #9aa5b1; --rule: #2f3841; --first: #58a6ff; --second: #f0883e; --bad: #ff7b72; --shade: #182028; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem; max-width: 70rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 650; }
h2 { margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 1.2rem; font-weight: 650; }
h3 { margin: 1.75rem 0 .25rem; font-size: 1rem; font-weight: 650; }
p { margin: .5rem 0; max-width: 46rem; }
.doc { font-size: 1.05rem; }
.quiet, .note, figcaption .quiet { color: var(--quiet); font-weight: 400; }
.note { font-size: .85rem; }
.bad { color: var(--bad); }
.nowrap { white-space: nowrap; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
caption.hidden { position: static; display: none; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
pre { margin: 0; white-space: pre-wrap; }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 1.25rem 0 0; }
.facts dt { color: var(--quiet); font-size: .85rem; }
.facts dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }
figure { margin: 0; min-width: 0; }
figure.wide { max-width: 32rem; }
figcaption, caption { font-size: .9rem; font-weight: 600; text-align: left; padding: 0 0 .35rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem; margin: .75rem 0; }
.side { display: flex; flex-wrap: wrap; gap: 2rem 2.5rem; align-items: start; margin: .75rem 0; }
.side > * { min-width: 0; max-width: 100%; }
.side > figure { flex: 1 1 20rem; max-width: 26rem; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 11px system-ui, sans-serif; fill: var(--quiet); font-variant-numeric: tabular-nums; }
.grid { stroke: var(--rule); stroke-width: 1; }
.axis { stroke: var(--quiet); stroke-width: 1; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.line.first { stroke: var(--first); }
.line.second { stroke: var(--second); stroke-dasharray: 5 3; }
.line.faint { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 3 3; }
.dot.first { fill: var(--first); }
.dot.second { fill: var(--second); }
.dot.faint { fill: var(--quiet); }
.point { fill: var(--first); fill-opacity: .55; }
.ring { fill: none; stroke: var(--second); stroke-width: 2; }
.bar { fill: var(--first); fill-opacity: .45; }
.mark { stroke: var(--second); stroke-width: 2; }
.legend { font-size: .9rem; }
.key { margin-right: 1rem; white-space: nowrap; }
.key::before { content: ""; display: inline-block; width: 1.6rem; margin-right: .4rem; vertical-align: .25em; border-top: 2px solid var(--first); }
.key.second::before { border-top: 2px dashed var(--second); }
.scroll { overflow-x: auto; max-width: 100%; }
.scroll:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--first); outline-offset: 2px; }
table { border-collapse: collapse; overflow-wrap: normal; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { caption-side: top; }
th, td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--rule); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
th[scope="row"] { white-space: nowrap; }
thead th { color: var(--quiet); vertical-align: bottom; }
th.number, td.number { text-align: right; white-space: nowrap; }
td.text { min-width: 4rem; }
td.long { min-width: 12rem; }
td code { overflow-wrap: anywhere; }
.hash { font-size: .8em; }
.matrix th, .matrix td { padding: .3rem .5rem; text-align: right; border: 0; white-space: nowrap; }
.matrix .corner { font-size: .8em; }
.matrix .cell { min-width: 2.2rem; --colour: var(--second); background: color-mix(in srgb, var(--colour) calc(8% + 40% * var(--share)), var(--paper)); border: 1px solid var(--paper); }
.matrix .right { --colour: var(--first); font-weight: 600; }
.matrix .none { background: var(--shade); color: var(--quiet); font-weight: 400; }
details { margin: .5rem 0; }
summary { cursor: pointer; font-size: .9rem; color: var(--quiet); width: fit-content; }
details[open] > summary { margin-bottom: .5rem; }
details .scroll { max-height: 26rem; overflow-y: auto; }
math { font-size: 1.05em; }
math[display="block"] { width: max-content; margin: .4rem 0; padding: .15rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr)); gap: 1rem; margin: .75rem 0; padding: 0; list-style: none; }
.cards li { padding: .6rem .75rem; border: 1px solid var(--rule); border-radius: 6px; background: var(--shade); font-size: .85rem; }
.cards p { margin: 0 0 .25rem; font-size: .8rem; }
.cards dl { margin: 0; }
.cards dl > div { display: flex; justify-content: space-between; gap: .75rem; }
.cards dt { color: var(--quiet); }
.cards dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.cards .fields, .cards .input { margin-top: .5rem; padding-top: .5rem; border-top: 1px solid var(--rule); }
.cards img { display: block; width: 6rem; height: auto; image-rendering: pixelated; border: 1px solid var(--rule); }
.cards dd img { width: 4rem; }
.sparks { display: grid; gap: .35rem; }
.messages { margin: 0; padding: 0; list-style: none; display: grid; gap: .5rem; }
.messages li { padding: .6rem .75rem; border-left: 3px solid var(--second); background: var(--shade); }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); }
@media print { body { max-width: none; padding: 0; } .scroll { overflow: visible; max-height: none; } }
`);
