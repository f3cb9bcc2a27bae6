"""How a debrief looks: black on white, figures that line up, charts as wide as their place; paper saves room."""

CHARTS = """
.chart { display: block; height: auto; max-width: 100%; }
.chart text { font-size: 12px; fill: #333; }
.chart .name { font-weight: 600; }
.chart .axis { font-size: 11px; fill: #555; }
.chart .grid { stroke: #d5dae0; stroke-width: 1; }
.chart .zero { stroke: #6b7178; stroke-width: 1.2; }
.chart .whisker { stroke: #111; stroke-width: 1.6; }
.chart .frontier { fill: none; stroke: #333; stroke-width: 1.6; }
"""
"""Lines and letters of charts; in a chart's own units."""

STYLE = (
    """
@page { margin: 10mm 12mm; }
* { box-sizing: border-box; }
html { font: 100%/1.45 "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif; color: #16202a;
  background: #eef1f4; overflow-wrap: break-word; }
body { margin: 0; }
main { background: #fff; max-width: 60rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3.5rem); }
h1, h2, h3, h4, p, ul, ol, table, figure { margin: 0; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2.2vw, 2.5rem); line-height: 1.12; color: #123a5e; }
h2 { font-size: 1.5rem; line-height: 1.2; color: #123a5e; margin: 2.75rem 0 .6rem; padding-top: .8rem;
  border-top: .2rem solid #1d4f7c; }
h3 { font-size: 1.12rem; line-height: 1.25; color: #123a5e; margin: 1.5rem 0 .3rem; }
h4 { font-size: 1rem; line-height: 1.3; margin: 1rem 0 .2rem; }
p + p, p + ul, ul + p, ol + p { margin-top: .5rem; }
.lead { font-size: 1.15rem; line-height: 1.4; margin: .7rem 0 1rem; }
ul, ol { padding-left: 1.3rem; }
.plain { list-style: none; padding-left: 0; }
li { margin: .15rem 0; }
a { color: #1d4f7c; }
a:focus-visible, .across:focus-visible, summary:focus-visible { outline: .2rem solid #b35c00; outline-offset: .15rem; }
.contents { margin-top: 1.2rem; padding: .8rem 1rem; background: #eef3f8; border-left: .25rem solid #1d4f7c; }
.contents ol { columns: 15rem; column-gap: 2rem; }
.contents li { margin: 0; padding: .2rem 0; break-inside: avoid; }
.across { overflow-x: auto; margin: .7rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th { text-align: left; font-size: .85rem; line-height: 1.2; color: #333f4b; border-bottom: .12rem solid #1d4f7c;
  padding: .3rem .5rem; vertical-align: bottom; }
tbody th { font-size: inherit; border-bottom: .06rem solid #c3cad1; vertical-align: top; }
td { border-bottom: .06rem solid #c3cad1; padding: .3rem .5rem; vertical-align: top; }
.figures td:not(:first-child), .figures th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.figures.seats td:last-child, .figures.seats th:last-child { text-align: left; }
.small, .small td, .small th { font-size: .88rem; line-height: 1.3; }
.note { color: #4a5560; font-size: .88rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .8rem;
  margin: .7rem 0; }
.card { border: .06rem solid #c3cad1; border-left: .25rem solid #1d4f7c; padding: .6rem .8rem; }
.card h3, .card h4 { margin-top: 0; }
footer { margin-top: 2.5rem; border-top: .06rem solid #c3cad1; padding-top: .6rem; }
.ruled { border-bottom: .06rem solid #777; height: 1.9rem; }
"""
    + CHARTS
    + """
@media (max-width: 44rem) {
  .across table { min-width: 30rem; }
  .across .seats td:last-child { min-width: 12rem; }
  .across .chart { max-width: none; }
}
@media screen and (max-width: 44rem) {
  /* Sentences are read down, not sideways: a row's cells stand below each other. */
  .across .stacked { min-width: 0; }
  .stacked, .stacked tbody, .stacked tr, .stacked td { display: block; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { padding: .5rem 0; border-bottom: .06rem solid #c3cad1; }
  .stacked td { border: 0; padding: .15rem 0; }
  .stacked td:last-child { padding-left: .7rem; border-left: .2rem solid #c3cad1; color: #4a5560; font-size: .88rem; }
}
@media print {
  html { font-size: 9pt; line-height: 1.23; background: none; }
  main { max-width: none; padding: 0; }
  .across { overflow: visible; margin: .4rem 0; }
  h2 { margin-top: 1.1rem; padding-top: .35rem; font-size: 1.4rem; }
  h3 { margin-top: .8rem; }
  h2, h3, h4, p:has(+ ul), p:has(+ .across > .chart) { break-after: avoid; }
  tr, .card, .chart, .across:has(> .chart), .figures { break-inside: avoid; }
  p:has(+ .across > .chart) { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
  li { margin: .05rem 0; }
  p + p, p + ul, ul + p, ol + p { margin-top: .3rem; }
  .small, .small td, .small th, .note { line-height: 1.22; }
  .cards { gap: .5rem; margin: .4rem 0; }
  .card { padding: .35rem .6rem; }
  th, td { padding: .1rem .4rem; }
  .across .chart { max-width: min(100%, 128mm); max-height: 74mm; }
  a { color: inherit; text-decoration: none; }
  /* Paper has no links, and its sheets no numbers to lead to. */
  .contents { display: none; }
  footer { margin-top: 1rem; }
  details:not([open]) { display: none; }
  .card { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
)
"""The report's style."""

MANY = """
@media print {
  html { font-size: 8.5pt; line-height: 1.2; }
  th { font-size: .88rem; }
  th, td { padding: .06rem .35rem; }
  .across .chart { max-height: 54mm; }
  #reveal { columns: 2; column-gap: 1.5rem; }
  #reveal h2 { column-span: all; }
}
"""
"""Besides, where many sit at the table: what there is of each of them takes less of the paper; nothing is left out, and
no letters are smaller than 7.5 points."""

SLIDES = (
    """
@page { size: landscape; margin: 12mm; }
* { box-sizing: border-box; }
html { font: clamp(1.05rem, .6rem + 1.5vw, 2.6rem)/1.35 "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial,
  sans-serif; color: #16202a; background: #fff; overflow-wrap: break-word; }
body, h1, h2, h3, h4, p, ul, ol, table { margin: 0; }
.slide { min-height: 100vh; display: flex; flex-direction: column; padding: 1.3em clamp(1rem, 4vw, 3rem) .5em;
  border-bottom: .1rem solid #c3cad1; }
.moving .slide { display: none; border: 0; }
.moving .slide.now { display: flex; }
h1, h2 { font-size: 1.75em; line-height: 1.12; color: #123a5e; padding-bottom: .3em; margin-bottom: .5em;
  border-bottom: .12rem solid #1d4f7c; }
h1 { font-size: 2.3em; }
h1:focus, h2:focus { outline: none; }
h3, h4 { font-size: 1.1em; color: #123a5e; margin: .5em 0 .2em; }
.body { flex: 1; display: flex; flex-direction: column; justify-content: center; gap: .5em; }
.slide:first-of-type .body { font-size: 1.3em; }
ul, ol { padding-left: 1.2em; }
li + li { margin-top: .3em; }
table { border-collapse: collapse; width: 100%; font-size: .82em; }
th { text-align: left; font-size: .85em; border-bottom: .12rem solid #1d4f7c; padding: .25em .5em;
  vertical-align: bottom; }
td { border-bottom: .06rem solid #c3cad1; padding: .25em .5em; vertical-align: top; }
.figures td:not(:first-child), .figures th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.figures.seats td:last-child, .figures.seats th:last-child { text-align: left; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: .8em; }
.card { border: .06rem solid #c3cad1; border-left: .25rem solid #1d4f7c; padding: .5em .7em; }
.card h3, .card h4 { margin-top: 0; }
.note, .small { font-size: .8em; color: #3d4852; }
.foot { display: flex; justify-content: space-between; gap: 1rem; font-size: .62em; color: #4a5560;
  padding-top: .6rem; }
.how { font-size: .62em; color: #4a5560; padding: .5rem 1rem; }
.moving .how { display: none; }
"""
    + CHARTS
    + """
.chart { width: 100%; max-height: 56vh; margin: 0 auto; }
.across { overflow-x: auto; }
@media screen and (min-width: 44rem) {
  .moving .across:has(> .chart) { position: relative; flex: 1 1 0; min-height: 38vh; overflow: visible; }
  .moving .across > .chart { position: absolute; inset: 0; width: 100%; height: 100%; max-height: none; }
}
@media (max-width: 44rem) {
  .across table { min-width: 26rem; }
  .across .chart { width: auto; max-width: none; }
}
@media print {
  html { font-size: 17pt; }
  .slide, .moving .slide { display: flex; min-height: 170mm; padding: 0; border: 0; break-after: page;
    break-inside: avoid; }
  .how { display: none; }
  .chart { max-height: 110mm; }
  .across { overflow: visible; }
}
"""
)
"""How slides look: letters that grow with the wall, a slide a page on paper."""
