"""How printed matter looks: black on white with one colour, readable at arm's length, a sheet of paper a page."""

STYLE = """
@page { margin: 12mm 14mm; }
* { box-sizing: border-box; }
html { font: 10pt/1.33 "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif; color: #111; }
body { margin: 0; background: #e4e7ea; }
h1, h2, h3, p, ul, table { margin: 0; }
.sheet { background: #fff; width: 186mm; max-width: 100%; min-height: 240mm; margin: 8mm auto; padding: 12mm;
  break-after: page; }
.sheet:last-child { break-after: auto; }
.top { display: flex; justify-content: space-between; gap: 6mm; border-bottom: 1.5pt solid #1d4f7c;
  padding-bottom: 1.5mm; margin-bottom: 4mm; color: #444; font-size: 9pt; }
h1 { font-size: 24pt; line-height: 1.12; color: #1d4f7c; margin-bottom: 3mm; }
h2 { font-size: 12.5pt; line-height: 1.2; color: #1d4f7c; margin: 3.6mm 0 1mm; break-after: avoid; }
h3 { font-size: 9.5pt; margin: 1.6mm 0 .3mm; break-after: avoid; }
p + p { margin-top: 2mm; }
.lead { font-size: 11.5pt; line-height: 1.38; }
.secret { border: 1.5pt solid #9a2c1c; padding: 2.5mm 3.5mm; color: #9a2c1c; font-weight: 600; margin-bottom: 4mm; }
.orders { border-left: 3pt solid #9a2c1c; padding: 1mm 0 1mm 4mm; font-size: 11.5pt; list-style: none; }
ul { padding-left: 5mm; }
li { margin: .4mm 0; }
table { border-collapse: collapse; width: 100%; break-inside: auto; }
tr { break-inside: avoid; }
th { text-align: left; font-size: 8.5pt; line-height: 1.2; color: #333; border-bottom: 1pt solid #1d4f7c;
  padding: 1mm 1.5mm; vertical-align: bottom; }
td { border-bottom: .5pt solid #b9c0c7; padding: .65mm 1.5mm; vertical-align: top; }
.figures td:not(:first-child), .figures th:not(:first-child) { text-align: right; white-space: nowrap; }
.figures th:not(:first-child) { white-space: normal; width: 13%; }
.small, .small td { font-size: 8.8pt; line-height: 1.24; }
.tight td { padding-top: .25mm; padding-bottom: .25mm; }
.columns { columns: 2; column-gap: 6mm; }
.columns.small { font-size: 8.4pt; }
.columns li { break-inside: avoid; margin: .15mm 0; }
.bar { display: inline-block; height: 2.6mm; background: #1d4f7c; vertical-align: middle;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.mine { font-weight: 700; }
.note { color: #444; font-size: 9pt; margin-top: 1.5mm; }
.blank { display: inline-block; border-bottom: .7pt solid #111; height: 1.15em; max-width: 100%;
  vertical-align: baseline; }
.ruled { border-bottom: .7pt solid #777; height: 7.2mm; }
.slip { border: 1pt solid #111; padding: 4mm 5mm 5mm; break-inside: avoid; }
.slip + .slip { margin-top: 8mm; }
.slip h2 { margin-top: 0; }
.slip p { margin: 0; padding-top: 2.6mm; }
.fill { display: flex; align-items: baseline; gap: 1.4mm; white-space: nowrap; }
.fill .blank { flex-shrink: 1; flex-basis: 0; }
.box { display: inline-block; width: 3.2mm; height: 3.2mm; border: .9pt solid #111; margin-right: 1.5mm;
  vertical-align: -.3mm; }
.tall td { height: 15mm; }
.grid { table-layout: fixed; }
.grid td { border: .5pt solid #777; }
@media print {
  body { background: none; }
  .sheet { width: auto; min-height: 0; margin: 0; padding: 0; }
}
@media (max-width: 40em) { .tight td { padding-top: .25mm; padding-bottom: .25mm; }
.columns { columns: 1; } .sheet { padding: 5mm; } }
"""
"""One style for all of it."""
