import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { sessionCookieName } from "#modules/identity/sessions.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import { photos } from "#modules/photos/tables.ts";
import { keepPhoto, preparePhoto } from "#modules/photos/commands/store-photo.ts";
import { newId } from "#lib/ids.ts";
import { api } from "#server/http.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, type Operator } from "../support/machines.ts";

await anInstallation();

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#b0472a" } });
async function store(operator: Operator, bytes: Uint8Array) {
  const prepared = await preparePhoto(bytes);
  if (!prepared.ok) return prepared;
  return { ok: true as const, id: await operator.write((tx) => keepPhoto(tx, operator.as("admin"), prepared)) };
}

const half = (await picture(400, 400).jpeg().toBuffer()).subarray(0, 700);
const bomb = await picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();

describe("a photo", () => {
  it("is made small and upright, and loses what the camera wrote into it", async () => {
    const operator = await anOperator();
    const bytes = await picture(3000, 1000)
      .withExif({ IFD0: { Make: "Camara" }, IFD3: { GPSLatitudeRef: "S", GPSLatitude: "34/1 36/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const stored = await store(operator, bytes);
    if (!stored.ok) throw new Error(stored.reason);
    const [row] = await operator.read((tx) => tx.select().from(photos));
    expect(row).toMatchObject({ contentType: "image/webp", width: 533, height: 1600 });
    const kept = await sharp(row?.content).metadata();
    expect([kept.format, kept.exif, kept.orientation]).toEqual(["webp", undefined, undefined]);
  });

  it.each([
    ["text", Buffer.from("no soy una foto"), "NOT_A_PHOTO"],
    ["nothing", new Uint8Array(), "NOT_A_PHOTO"],
    [
      "a program that draws",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      "NOT_A_PHOTO",
    ],
    ["half a photo", half, "NOT_A_PHOTO"],
    ["eleven megabytes", new Uint8Array(11_000_000), "PHOTO_TOO_LARGE"],
    ["a bomb", bomb, "NOT_A_PHOTO"],
  ])("that is %s is refused", async (_, bytes, reason) => {
    const operator = await anOperator();
    expect(await store(operator, bytes)).toEqual({ ok: false, reason });
    expect(await operator.read((tx) => tx.select({ id: photos.id }).from(photos))).toEqual([]);
  });
});

describe("over HTTP", () => {
  const ask = (operator: Operator, path: string, init: RequestInit = {}) =>
    api.fetch(
      new Request(`http://x${path}`, {
        ...init,
        headers: { host: `${operator.tenant.slug}.localhost`, ...init.headers } as Record<string, string>,
      }),
      { requestId: newId(), address: "198.51.100.7", remember: () => undefined },
    );

  it("is given to a key of its institution, and to nobody else", async () => {
    const [operator, other] = [await anOperator(), await anOperator()];
    const [machine, theirs] = [await aMachine(operator), await aMachine(other)];
    const stored = await store(operator, await picture(40, 40).png().toBuffer());
    if (!stored.ok) throw new Error(stored.reason);
    const path = `/api/photos/${stored.id}`;
    const own = await ask(operator, path, { headers: { authorization: `Bearer ${machine.key}` } });
    expect([own.status, own.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(own.headers.get("cache-control")).toContain("private");
    expect((await sharp(await own.arrayBuffer()).metadata()).width).toBe(40);
    expect((await ask(operator, path)).status).toBe(404);
    expect((await ask(operator, path, { headers: { cookie: `${sessionCookieName()}=x` } })).status).toBe(404);
    expect((await ask(operator, path, { headers: { authorization: `Bearer ${theirs.key}` } })).status).toBe(404);
    expect((await ask(other, path, { headers: { authorization: `Bearer ${theirs.key}` } })).status).toBe(404);
  });

  it("is anybody's where it is on the public page, of this institution alone", async () => {
    const [operator, other] = [await anOperator(), await anOperator()];
    const stored = await store(operator, await picture(40, 40).png().toBuffer());
    if (!stored.ok) throw new Error(stored.reason);
    const path = `/api/photos/${stored.id}`;
    expect((await ask(operator, path)).status).toBe(404);
    await operator.write((tx) => tx.update(professionals).set({ photoId: stored.id, active: false }));
    expect((await ask(operator, path)).status).toBe(404);
    await operator.write((tx) => tx.update(professionals).set({ active: true }));
    const shown = await ask(operator, path);
    expect([shown.status, shown.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect((await ask(other, path)).status).toBe(404);
    await operator.write((tx) => tx.update(professionals).set({ photoId: null }));
    await operator.write((tx) => tx.update(organizations).set({ photoId: stored.id }));
    expect((await ask(operator, path)).status).toBe(200);
  });

  it("is not taken from another site, nor from a visitor", async () => {
    const operator = await anOperator();
    const body = new Uint8Array(await picture(40, 40).png().toBuffer());
    const host = `${operator.tenant.slug}.localhost`;
    const send = (origin: string) => ask(operator, "/api/photos", { method: "POST", body, headers: { origin } });
    expect((await send("https://otro.example")).status).toBe(403);
    expect((await send(`http://${host}`)).status).toBe(401);
    expect(await operator.read((tx) => tx.select({ id: photos.id }).from(photos))).toEqual([]);
  });
});
