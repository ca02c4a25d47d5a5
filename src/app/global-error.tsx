"use client";

type Props = { error: Error & { digest?: string } };

const words = [
  {
    lang: "es-AR",
    title: "Algo falló de nuestro lado",
    body: "Lo que ya estaba guardado sigue guardado. Probá de nuevo en un momento.",
    code: "Código del pedido",
  },
  {
    lang: "en",
    title: "Something failed on our side",
    body: "Whatever was saved is still saved. Try again in a moment.",
    code: "Request code",
  },
];

/** When even the layout failed: no styles, no translations, no components to lean on; so both languages, and inline. */
export default function GlobalError({ error }: Props) {
  return (
    <html lang="es-AR">
      <body
        style={{
          margin: 0,
          colorScheme: "light dark",
          background: "Canvas",
          color: "CanvasText",
          fontFamily: "system-ui, sans-serif",
        }}
      >
        <title>Zaguán</title>
        <main
          style={{ minHeight: "100dvh", display: "grid", placeContent: "center", gap: "2.5rem", padding: "1.5rem" }}
        >
          {words.map(({ lang, title, body, code }) => (
            <section key={lang} lang={lang} style={{ maxWidth: "28rem", lineHeight: 1.6 }}>
              <h1 style={{ fontFamily: "Georgia, serif", fontSize: "1.5rem", margin: "0 0 .5rem" }}>{title}</h1>
              <p style={{ margin: 0 }}>{body}</p>
              {error.digest ? (
                <p style={{ margin: ".5rem 0 0", fontSize: ".875rem" }}>
                  {code}: <code>{error.digest}</code>
                </p>
              ) : null}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
