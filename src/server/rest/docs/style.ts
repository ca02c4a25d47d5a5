/** Zaguán's colours (src/ui/theme.css), for a page that no bundler sees. */
export const STYLE = `
@font-face { font-family: Text; src: url(/api/docs/text.woff2) format("woff2"); font-weight: 400 700; font-display: swap }
@font-face { font-family: Display; src: url(/api/docs/display.woff2) format("woff2"); font-weight: 100 900; font-display: swap }
:root { color-scheme: light dark;
  --bg: light-dark(#faf6ef, #121615); --ink: light-dark(#1f1b17, #f3ece1); --card: light-dark(#fffdfa, #1a1f1d);
  --soft: light-dark(#645a4f, #b3ab9e); --line: light-dark(#e5dacb, #2f3633); --muted: light-dark(#f2eadf, #222826);
  --primary: light-dark(#a03f24, #f0a07c); --teal: light-dark(#17605f, #8fd0c8); --teal-soft: light-dark(#deebe8, #17322f);
  --warm-soft: light-dark(#f9e6dc, #3a231a); --gold: light-dark(#80540a, #e9bd62); --gold-soft: light-dark(#faedcb, #352913);
  --code: light-dark(#f2eadf, #0d100f) }
* { box-sizing: border-box }
html { scroll-padding-top: 1.5rem }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.55 Text, ui-sans-serif, system-ui, sans-serif; overflow-wrap: anywhere }
a { color: var(--teal); text-underline-offset: .2em }
:focus-visible { outline: 2px solid var(--teal); outline-offset: 2px; border-radius: 4px }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace }
code { background: var(--muted); border-radius: 4px; padding: .1em .35em }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1rem; overflow-x: auto; margin: .5rem 0 0; overflow-wrap: normal }
pre code { background: none; padding: 0 }
h1, h2 { font-family: Display, ui-serif, Georgia, serif; font-weight: 560; line-height: 1.15; letter-spacing: -.01em }
h1 { font-size: clamp(1.9rem, 5vw, 2.6rem); margin: 0 0 .75rem }
h2 { font-size: 1.6rem; margin: 3.5rem 0 1rem; text-transform: capitalize }
h3 { font-size: 1rem; margin: 0; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; font-weight: 600 }
h4 { font-size: .8rem; margin: 1.2rem 0 .3rem; color: var(--soft); font-weight: 600 }
.skip { position: absolute; left: -999px } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2 }
.page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 78rem; margin: 0 auto }
nav { position: sticky; top: 0; align-self: start; height: 100dvh; overflow-y: auto; padding: 2rem 1rem 2rem 1.25rem; border-right: 1px solid var(--line); font-size: .875rem }
nav .home { font: 600 1.25rem Display, serif; color: var(--ink); text-decoration: none; display: block; margin-bottom: .25rem }
nav ul { list-style: none; margin: .1rem 0 .9rem; padding: 0 }
nav li a { display: grid; grid-template-columns: 2.6rem minmax(0, 1fr); gap: .35rem; padding: .22rem .4rem; border-radius: 6px; color: var(--ink); text-decoration: none; align-items: baseline }
nav li a:hover { background: var(--muted) }
nav .tag { display: block; margin: .9rem .4rem .1rem; font-size: .8rem; color: var(--soft); font-weight: 600; text-transform: capitalize; text-decoration: none }
nav .tag:hover { color: var(--ink) }
main { padding: 2.5rem clamp(1rem, 4vw, 3rem) 6rem; min-width: 0 }
.lead { max-width: 44rem } .lead li { margin: .3rem 0 }
article { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.15rem clamp(.9rem, 2.5vw, 1.5rem) 1.35rem; margin: 0 0 1.1rem }
article:target { border-color: var(--teal); box-shadow: 0 0 0 1px var(--teal) }
.m { font: 600 11px/1 ui-monospace, Menlo, monospace; padding: .35em .55em; border-radius: 6px; background: var(--teal-soft); color: var(--teal) }
.m.post { background: var(--warm-soft); color: var(--primary) } .m.put { background: var(--gold-soft); color: var(--gold) }
nav .m, nav .m.post, nav .m.put { background: none; padding: 0; font-size: 10px }
h3 code { background: none; padding: 0; font-size: 14px; font-weight: 600 }
.what { margin: .5rem 0 0 } .who { margin: .3rem 0 0; color: var(--soft); font-size: .875rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .875rem; table-layout: fixed }
td, th { text-align: left; vertical-align: top; padding: .42rem .75rem .42rem 0; border-top: 1px solid var(--line); font-weight: 400 }
tr:first-child td, tr:first-child th { border-top: 0 }
th { width: 15rem } td.t { width: 13rem } th i { color: var(--primary); font-style: normal }
td.t { color: var(--soft); font: 12.5px/1.6 ui-monospace, Menlo, monospace } td.n { color: var(--soft) }
details { margin-top: .9rem } summary { cursor: pointer; color: var(--teal); font-weight: 500; width: fit-content; padding: .2rem 0 }
.bar { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin-top: 1rem; font-size: .9rem }
@media (max-width: 52rem) {
  .page { display: block }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); padding: 1rem }
  nav ul { display: none } nav .home { width: 100% } nav { display: flex; flex-wrap: wrap; gap: .4rem }
  nav .tag { margin: 0; padding: .45rem .75rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--ink) }
  table, tbody, tr, th, td { display: block } td, th, td.t { border: 0; padding: 0; width: auto } tr { border-top: 1px solid var(--line); padding: .5rem 0 } tr:first-child { border-top: 0 }
}
`;
