import { html } from "hono/html";
import type { Words } from "#i18n/words-for.ts";
import { RATES } from "#modules/keys/domain/rate-limits.ts";
import { prose } from "./operation.ts";

const { organization, machine } = RATES;

/** What the page's shell variables are; the address is put in when the page is asked for. */
export const HERE = "https://address-of-this-page";
const SETUP = `export ZAGUAN=${HERE}\nexport KEY=zgo_…          # /api/v1/…\nexport MACHINE_KEY=zgm_…  # /api/v1/machine/…`;
const FIRST = `curl "$ZAGUAN/api/v1/organization" -H "Authorization: Bearer $KEY"`;

const answer = {
  data: { "…": "…" },
  meta: { request_id: "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa", api_version: "v1", next_cursor: "eyJrZXkiOi…" },
};

const POINTS = ["times", "money", "position", "changes", "lists", "repeat", "rates", "methods", "errors"];

/** Where to ask, with which key, and how answers are read: all that one needs before the first request. */
export function guide(t: Words) {
  const say = (key: string) =>
    prose(
      t(`docs.guide.${key}`, {
        burst: organization.requests.burst,
        rate: organization.requests.perSecond,
        machineBurst: machine.requests.burst,
        machineRate: machine.requests.perSecond,
        batchBurst: machine.backlog.burst,
        batchRate: machine.backlog.perSecond,
      }),
    );
  const code = (text: string) => html`<pre tabindex="0"><code>${text}</code></pre>`;
  const failure = {
    error: {
      code: "VALIDATION_ERROR",
      message: t("docs.guide.sampleMessage"),
      details: { field_errors: { "slots.2.capacity": [t("docs.guide.sampleField")] } },
      request_id: answer.meta.request_id,
    },
  };
  return html`<section class="guide">
    <h2 id="guide">${t("docs.guide.title")}</h2>
    <article id="guide-where">
      <h3>${t("docs.guide.whereTitle")}</h3>
      <p>${say("where")}</p>
      ${code(SETUP)}
    </article>
    <article id="guide-key">
      <h3>${t("docs.guide.keyTitle")}</h3>
      <p>${say("organizationKey")}</p>
      <p>${say("machineKey")}</p>
      <p>${say("header")}</p>
      ${code(FIRST)}
    </article>
    <article id="guide-answers">
      <h3>${t("docs.guide.answersTitle")}</h3>
      <p>${say("success")}</p>
      ${code(JSON.stringify(answer, null, 2))}
      <p>${say("failure")}</p>
      ${code(JSON.stringify(failure, null, 2))}
      <ul>
        ${POINTS.map((point) => html`<li>${say(point)}</li>`)}
      </ul>
    </article>
  </section>`;
}
