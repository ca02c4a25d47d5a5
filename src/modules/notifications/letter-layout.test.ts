import { describe, expect, test } from "vitest";
import { composeLetter, type LetterContent } from "./letter-layout.ts";

const content: LetterContent = {
  organizationName: "Clínica <Sur>",
  accent: "#123456",
  locale: "es-AR",
  subject: "Turno\r\nBcc: todos@x",
  preheader: "Mañana & pasado",
  title: "Te <b>esperamos</b>",
  paragraphs: ['"Ana" & co', "dos\nlíneas"],
  facts: [{ label: "Dónde", value: "<script>alert(1)</script>" }],
  button: { label: "Ver", href: '%LINK%"><img src=x>' },
  footnote: "Fin",
};

describe("composeLetter", () => {
  test("keeps a subject to its line", () => {
    expect(composeLetter(content).subject).toBe("Turno Bcc: todos@x");
  });

  test("lets nothing that was given become markup", () => {
    const { html } = composeLetter(content);
    expect(html).not.toMatch(/<script|<img|<b>|<Sur>/);
    expect(html).toContain("Te &lt;b&gt;esperamos&lt;/b&gt;");
    expect(html).toContain("&quot;Ana&quot; &amp; co");
    expect(html).toContain("dos<br>líneas");
  });

  test("says the same in plain text", () => {
    expect(composeLetter({ ...content, button: { label: "Ver", href: "%LINK%" } }).text).toBe(
      'Te <b>esperamos</b>\n\n"Ana" & co\n\ndos\nlíneas\n\nDónde: <script>alert(1)</script>\n\nVer:\n%LINK%\n\nFin\n\n-- \nClínica <Sur>\n',
    );
  });

  test("wears the institution's colour, or the house's own", () => {
    expect(composeLetter(content).html).toContain("#123456");
    expect(composeLetter({ ...content, accent: null }).html).toContain("#b0472a");
    expect(composeLetter({ ...content, accent: "red;}" }).html).toContain("#b0472a");
  });

  test("leaves out what there is none of", () => {
    const { html, text } = composeLetter({ ...content, facts: [], button: undefined, footnote: "" });
    expect(html).not.toContain('class="facts"');
    expect(html).not.toContain("<a ");
    expect(text).not.toContain("Ver");
  });
});
