import { afterEach, expect, it, vi } from "vitest";
import { newId } from "#lib/ids.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { api } from "#server/http.ts";
import { EXAMPLE, EXAMPLE_ID } from "#server/rest/examples.ts";
import { anInstallation } from "../support/installation.ts";
import { anOperator } from "../support/machines.ts";
import { operations } from "../support/rest-operations.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";
import { parseCurl, shellWords } from "../support/shell.ts";

await anInstallation();
afterEach(() => void vi.useRealTimers());

const DAY = 86_400_000;
const unescaped = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Each endpoint's example as the page gives it to be copied. */
async function examplesOfThePage(): Promise<Map<string, string>> {
  const incoming = { requestId: newId(), address: "198.51.100.7", remember: () => undefined };
  const page = await (await api.fetch(new Request("http://x/api/docs?lang=en"), incoming)).text();
  const articles = page.split("<article id=").slice(1);
  return new Map(
    articles.flatMap((article) => {
      const [, method, path] = /<h3><span class="m \w+">(\w+)<\/span><code>([^<]+)<\/code>/.exec(article) ?? [];
      const [, command] = /<details>[\s\S]*?<code>([\s\S]*?)<\/code>/.exec(article) ?? [];
      return method && path && command ? [[`${method} ${path}`, unescaped(command)] as const] : [];
    }),
  );
}

it("every example of the page, copied into a shell in this order, does what it says", async () => {
  const clinic = await anOperator();
  const page = await examplesOfThePage();
  const variables: Record<string, string> = { ZAGUAN: "", KEY: await anOrganizationKey(clinic) };
  const own = new Map<string, string>();
  const tried = new Set<string>();

  const copy = async (name: string) => {
    tried.add(name);
    const known = (page.get(name) ?? `no example of ${name}`).replaceAll(EXAMPLE_ID, (id) => own.get(id) ?? id);
    const commands = known.split("\n\n");
    const files: Record<string, string> = {};
    for (const command of commands.slice(0, -1)) {
      const [, , ...lines] = shellWords(command);
      const [file = ""] = lines.splice(-2).slice(1);
      files[file] = lines.map((line) => `${line}\r\n`).join("");
    }
    const { method, url, headers, body } = parseCurl(shellWords(commands.at(-1) ?? "", variables), files);
    const asked = { headers, ...(body === undefined ? {} : { raw: body }) };
    const answer = await rest(clinic, null).ask(method, url.replace("/api/v1", ""), asked);
    expect([name, answer.status, answer.error]).toEqual([name, expect.toSatisfy((s) => s < 300), { code: "" }]);
    return answer.data as Record<string, unknown> & { id: string };
  };
  const make = async (what: keyof typeof EXAMPLE, name: string) => {
    const made = await copy(name);
    own.set(EXAMPLE[what], made.id);
    return made;
  };

  await copy("GET /organization");
  await make("professional", "POST /professionals");
  await copy("GET /professionals");
  await copy("GET /professionals/{id}");
  await make("appointment_type", "POST /appointment-types");
  await copy("GET /appointment-types");
  await copy("PUT /professionals/{id}/availability-rules");
  await copy("GET /professionals/{id}/availability-rules");
  expect((await copy("GET /professionals/{id}/availability"))["slots"]).not.toEqual([]);
  await make("client", "POST /clients");
  await copy("GET /clients");
  await copy("POST /clients/{id}/credits");
  await copy("GET /clients/{id}/credits");

  const book = () => make("appointment", "POST /appointments");
  await book();
  await copy("GET /appointments");
  await copy("GET /appointments/{id}");
  await copy("PUT /appointments/{id}/cancel");
  await book();
  await copy("PUT /appointments/{id}/reject");
  const missed = (await book()).id;
  await copy("PUT /appointments/{id}/reschedule");
  await copy("PUT /appointments/{id}/confirm");
  await book();
  await copy("PUT /appointments/{id}/confirm");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 14 * DAY });
  await copy("PUT /appointments/{id}/complete");
  own.set(EXAMPLE.appointment, missed);
  await copy("PUT /appointments/{id}/no-show");
  vi.useRealTimers();

  await make("product", "POST /products");
  await copy("GET /products");
  await make("site", "POST /sites");
  await copy("GET /sites");
  const machine = await make("machine", "POST /machines");
  variables["MACHINE_KEY"] = String(machine["key"]);
  await copy("GET /machines");
  await copy("PATCH /machines/{id}");
  await copy("PUT /machines/{id}/slots");
  expect((await copy("GET /machines/{id}"))["slots"]).toHaveLength(2);
  await copy("PATCH /products/{id}");
  await copy("PATCH /sites/{id}");

  await copy("POST /machine/heartbeat");
  await copy("GET /machine/config");
  expect(await copy("POST /machine/sales")).toMatchObject({ recorded: 2, rejected: 0 });
  await copy("PUT /machine/inventory");
  expect(await copy("POST /machine/dex")).toMatchObject({ slots_read: 2, warnings: [] });
  expect(await copy("GET /sales")).toHaveLength(2);
  expect(await copy("GET /machines/{id}/stock-movements")).not.toEqual([]);

  await rest(clinic, variables["MACHINE_KEY"]).put("/machine/inventory", {
    observed_at: new Date().toISOString(),
    items: [{ position: "A1", quantity: 1 }],
  });
  await judgeMachine({ ...clinic.as("job"), now: Date.now() }, { machineId: machine.id });
  const [alert] = (await copy("GET /alerts")) as unknown as { id: string }[];
  own.set(EXAMPLE.alert, alert?.id ?? "none");
  await copy("PUT /alerts/{id}/acknowledge");
  await copy("PUT /alerts/{id}/resolve");
  await copy("POST /machine/key/rotate");
  await copy("POST /machines/{id}/archive");
  await copy("POST /machines/{id}/restore");

  expect([...tried].toSorted()).toEqual(
    operations()
      .map(({ name }) => name)
      .toSorted(),
  );
});
