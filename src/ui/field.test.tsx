import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

describe("Field", () => {
  test("ties the control to its label, hint and error", () => {
    const html = renderToStaticMarkup(
      <Field label="Correo" hint="Te escribimos ahí" error="Falta la arroba" required>
        <Input id="email" name="email" />
      </Field>,
    );
    expect(html).toMatch(/<label[^>]* for="email"/);
    expect(html).toMatch(/<input[^>]* aria-describedby="email-hint email-error"/);
    expect(html).toMatch(/<input[^>]* aria-invalid="true"/);
    expect(html).toMatch(/<input[^>]* aria-required="true"/);
    expect(html).toMatch(/<p id="email-hint"/);
    expect(html).toMatch(/<p id="email-error" role="alert"/);
  });

  test("claims neither hint nor error where there is none", () => {
    const html = renderToStaticMarkup(<Field label="Nombre">{(control) => <Input {...control} />}</Field>);
    expect(html).not.toMatch(/ aria-describedby=| aria-invalid=| role="alert"/);
    const id = /<label[^>]* for="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`id="${id}"`);
  });

  test("keeps a place for what may go wrong, so that nothing moves when it does", () => {
    const field = (error?: string) =>
      renderToStaticMarkup(
        <Field label="Nombre" error={error}>
          <Input />
        </Field>,
      );
    const place = /<div class="grid[^"]*min-h-/;
    expect(field()).toMatch(place);
    expect(field("Falta")).toMatch(place);
    const never = renderToStaticMarkup(
      <Field label="Nombre">
        <Input />
      </Field>,
    );
    expect(never).not.toMatch(place);
  });

  test("says what is wrong in the place of its hint, which stays for whoever hears it", () => {
    const html = renderToStaticMarkup(
      <Field label="Nombre" hint="Como en el documento" error="Falta">
        <Input id="name" />
      </Field>,
    );
    expect(html).toMatch(/<p id="name-hint" class="[^"]*invisible/);
  });
});

describe("Button", () => {
  test("never submits a form unless told to", () => {
    expect(renderToStaticMarkup(<Button>Volvé</Button>)).toContain('type="button"');
  });

  test("while pending keeps its words for screen readers and its place in the tab order", () => {
    const html = renderToStaticMarkup(<Button pending>Confirmá</Button>);
    expect(html).toContain("Confirmá");
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toMatch(/ disabled=/);
  });
});
