import type { CaughtLetter } from "./catcher.ts";

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e7e2d9, #37332d); --quiet: light-dark(#6f675b, #a59c8e); --paper: light-dark(#fffdf9, #1f1c19); --hall: light-dark(#f6f2ea, #171512); --ink: light-dark(#2a2520, #efe9df); --link: light-dark(#8a3b1f, #f0a27f); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--hall); color: var(--ink); font: 15px/1.5 "Instrument Sans Variable", system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
h1 { font: 600 1.6rem/1.25 "Fraunces Variable", Georgia, serif; margin: 0 0 .25rem; text-wrap: balance; }
a { color: var(--link); }
.quiet { color: var(--quiet); margin: 0 0 1.5rem; }
ol { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .85rem 1.1rem; color: inherit; text-decoration: none; }
li a:hover, li a:focus-visible { background: light-dark(#faf5ec, #26221e); }
li b { font-weight: 600; overflow-wrap: anywhere; }
time, li span { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; margin: 1rem 0 1.25rem; font-size: .9rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 44rem; border: 1px solid var(--line); border-radius: 12px; background: #fff; color-scheme: light; }
details { margin-top: 1.25rem; } summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; font-size: .85rem; }
`;

/** The letters of this run, latest first. The page looks again every few seconds. */
export function listPage(letters: readonly CaughtLetter[]): string {
  const items = letters.map(
    (
      letter,
    ) => `<li><a href="/dev/mail/${letter.id}"><b>${escape(letter.subject || "(no subject)")}</b>${timeOf(letter)}
      <span>to ${escape(letter.to.join(", "))}</span></a></li>`,
  );
  const body =
    letters.length === 0 ? "<p>No letters yet. Book an appointment and look again.</p>" : `<ol>${items.join("")}</ol>`;
  return page(
    "Letters",
    `<h1>Letters</h1><p class="quiet">Set SMTP_URL to send them; until then they stay here, in memory, the last two hundred.</p>${body}`,
    '<meta http-equiv="refresh" content="5">',
  );
}

/** One letter as its reader would see it, its attachments, and what a mail program shows without HTML. */
export function letterPage(letter: CaughtLetter): string {
  const attachments = letter.attachments.map(
    ({ filename, content }, number) =>
      `<a href="${attachmentUrl(letter, number)}" download>${escape(filename)}</a> <span class="quiet">(${content.byteLength} bytes)</span>`,
  );
  const rows: [string, string][] = [
    ["From", escape(letter.from)],
    ["To", escape(letter.to.join(", "))],
    ["Received", timeOf(letter)],
    ...(attachments.length > 0 ? [["Attached", attachments.join("<br>")] as [string, string]] : []),
  ];
  const headers = letter.headers.map(({ name, value }) => `${name}: ${value}`).join("\n");
  return page(
    letter.subject,
    `<p class="quiet"><a href="/dev/mail">All letters</a></p>
    <h1>${escape(letter.subject || "(no subject)")}</h1>
    <dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>
    ${letter.html ? frame(letter) : ""}
    <details${letter.html ? "" : " open"}><summary>Plain text</summary><pre>${escape(letter.text)}</pre></details>
    <details><summary>Headers</summary><pre>${escape(headers)}</pre></details>`,
  );
}

/** In a sandbox without scripts or our origin; links leave it for the page itself when clicked. */
function frame(letter: CaughtLetter): string {
  let html = letter.html;
  for (const [number, { contentId }] of letter.attachments.entries()) {
    if (contentId) html = html.replaceAll(`cid:${contentId}`, attachmentUrl(letter, number));
  }
  const source = `<base target="_top">${html}`;
  return `<iframe title="Letter" sandbox="allow-top-navigation-by-user-activation" srcdoc="${escape(source)}"></iframe>`;
}

const attachmentUrl = (letter: CaughtLetter, number: number): string => `/dev/mail/${letter.id}/attachments/${number}`;

function timeOf(letter: CaughtLetter): string {
  const iso = new Date(letter.receivedAt).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}

function page(title: string, body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${head}<title>${escape(title)} · Zaguán</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
