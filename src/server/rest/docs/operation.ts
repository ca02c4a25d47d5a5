import { html, raw } from "hono/html";
import { escapeHtml } from "#modules/notifications/escape-html.ts";
import { exampleOf, fieldsOf, resolved, bounds, typeWords, type Row, type Schemas } from "./schema.ts";
import type { Words } from "#i18n/words-for.ts";
import { curlOf } from "./curl.ts";
import type { Endpoint } from "./endpoint.ts";

/** `code` in backticks; nothing else of Markdown is in a sentence of ours. */
export const prose = (text: string) =>
  raw(escapeHtml(text).replaceAll(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`));

function table(rows: Row[], t: Words) {
  if (rows.length === 0) return "";
  return html`<div class="scroll">
    <table>
      <tbody>
        ${rows.map(
          ({ path, type, required, note }) =>
            html`<tr>
              <th scope="row"><code>${path}</code>${required ? html` <i title="${t("docs.required")}">*</i>` : ""}</th>
              <td class="t">${type}</td>
              <td class="n">${prose(note)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const json = (value: unknown) => html`<pre tabindex="0"><code>${JSON.stringify(value, null, 2)}</code></pre>`;

/** One endpoint as people read it: what it takes, what it answers, and how to try it. */
export function operationView(endpoint: Endpoint, all: Schemas, t: Words, say: (sentence: string) => string) {
  const { id, method, path, operation } = endpoint;
  const { summary, description = "", parameters = [], requestBody, responses } = operation;
  const sent = requestBody?.content?.["application/json"]?.schema;
  const [status, success] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? ["200", {}];
  const answer = (success.content?.["application/json"]?.schema?.properties ?? {})["data"];
  const units = { characters: t("docs.characters"), items: t("docs.items"), byDefault: t("docs.byDefault") };
  const asked = parameters.map(({ name, required = false, schema = {}, description: note = "" }) => ({
    path: name,
    type: typeWords(schema, all),
    required,
    note: [note && say(note), bounds(resolved(schema, all), units)].filter(Boolean).join(" · "),
  }));
  return html`<article id="${id}">
    <h3><span class="m ${method}">${method.toUpperCase()}</span><code>${path}</code></h3>
    <p class="what">${say(summary ?? "")}.</p>
    ${description.split("\n\n").map((paragraph) => html`<p class="who">${prose(say(paragraph))}</p>`)}
    ${
      asked.length > 0
        ? html`<h4>${t("docs.parameters")}</h4>
            ${table(asked, t)}`
        : ""
    }
    ${
      sent
        ? html`<h4>${t("docs.body")}</h4>
            ${table(fieldsOf(sent, all, { units, say }), t)}`
        : ""
    }
    ${
      requestBody?.content?.["text/plain"]
        ? html`<h4>${t("docs.body")}</h4>
            <p class="who">${say(requestBody.description ?? "text/plain")}</p>`
        : ""
    }
    <h4>${t("docs.answer", { status })}</h4>
    ${answer ? table(fieldsOf(answer, all, { units, say }), t) : ""}
    <details>
      <summary>${t("docs.example")}</summary>
      <pre tabindex="0"><code>${curlOf(endpoint, all)}</code></pre>
      ${answer ? json({ data: exampleOf(answer, all), meta: { request_id: "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa", api_version: "v1" } }) : ""}
    </details>
  </article>`;
}
