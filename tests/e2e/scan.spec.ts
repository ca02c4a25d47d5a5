import { writeFile } from "node:fs/promises";
import { chromium, type TestInfo } from "@playwright/test";
import { create } from "qrcode";
import { findChromium } from "../../scripts/chromium.ts";
import { emailOf, signIn } from "../support/e2e-people.ts";
import { at } from "../support/e2e-places.ts";
import { unhurried } from "../support/e2e-ready.ts";
import { aMachineThatWaits } from "../support/e2e-visits.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, test, type Page } from "../support/e2e.ts";

test.describe.configure({ timeout: 240_000 });

const visits = at("/visitas", "perfumes");
const say = (key: string, values?: Record<string, string | number>) => inSpanish(`technician.${key}`, values);

const SIDE = 480;

/** A film of two frames that shows one code, as uncompressed video: brightness, then two planes of no colour. */
function filmOf(code: string): Buffer {
  const { modules } = create(code, { errorCorrectionLevel: "Q" });
  const dot = Math.floor(SIDE / (modules.size + 8));
  const edge = Math.floor((SIDE - dot * modules.size) / 2);
  const light = Buffer.alloc(SIDE * SIDE, 235);
  for (let y = 0; y < modules.size * dot; y++)
    for (let x = 0; x < modules.size * dot; x++)
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot))) light[(y + edge) * SIDE + x + edge] = 16;
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, Buffer.alloc((SIDE * SIDE) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${SIDE} H${SIDE} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

/** What stands in for a camera: a film, somebody who says no, nothing at all, or an address without TLS. */
type Camera = { shows: string } | "denied" | "none" | "insecure";

const FLAGS = {
  denied: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream=deny"],
  none: ["--use-fake-device-for-media-stream=device-count=0", "--use-fake-ui-for-media-stream"],
  insecure: [],
};

/** A technician's phone of its own, since what its camera sees is settled when the browser starts. */
async function withPhone(camera: Camera, info: TestInfo, lend: (phone: Page) => Promise<void>) {
  const { executablePath, args, env } = await findChromium();
  const flags: string[] = [];
  if (typeof camera === "string") flags.push(...FLAGS[camera]);
  else {
    const film = info.outputPath("camera.y4m");
    await writeFile(film, filmOf(camera.shows));
    flags.push("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
    flags.push(`--use-file-for-fake-video-capture=${film}`);
  }
  const browser = await chromium.launch({
    executablePath,
    args: [...args, ...flags],
    env: { ...process.env, ...env },
  });
  try {
    const opened = await browser.newPage({
      locale: "es-AR",
      timezoneId: "America/Argentina/Buenos_Aires",
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const phone = unhurried(opened);
    // *.localhost counts as secure, so what a page is told elsewhere is told here by hand.
    if (camera === "insecure")
      await phone.addInitScript(() => {
        Object.defineProperty(window, "isSecureContext", { value: false });
        Object.defineProperty(navigator, "mediaDevices", { value: undefined });
      });
    await signIn(phone, emailOf("technician", "perfumes"), undefined, "perfumes");
    await phone.goto(visits);
    await phone.getByRole("button", { name: say("scan"), exact: true }).click();
    await lend(phone);
  } finally {
    await browser.close();
  }
}

async function aLabelledMachine(desk: Page) {
  await signIn(desk, emailOf("admin", "perfumes"), undefined, "perfumes");
  return aMachineThatWaits(desk);
}

test("the code on a machine, held before the camera, opens its visit", async ({ page }, info) => {
  const { id, name } = await aLabelledMachine(page);
  await withPhone({ shows: `${visits}/${id}` }, info, async (phone) => {
    await expect(phone.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(phone).toHaveURL(`${visits}/${id}`);
    await expect(phone.getByRole("button", { name: `A1: ${say("machine.fill")}`, exact: true })).toBeVisible();
    // Back from there is the list, not the camera, which has been let go.
    await phone.goBack();
    await expect(phone.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  });
});

for (const [whose, code] of [
  ["something else", "https://example.org/carta"],
  ["a machine that is not on the list", `${visits}/019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b`],
] as const)
  test(`the code of ${whose} is said to be foreign, and the camera goes on looking`, async ({ page: _ }, info) => {
    await withPhone({ shows: code }, info, async (phone) => {
      await expect(phone.getByText(say("scanner.foreign"))).toBeVisible();
      await expect(phone).toHaveURL(`${visits}?screen=scan`);
      await expect
        .poll(() => phone.locator("video").evaluate((video) => !(video as HTMLVideoElement).paused))
        .toBe(true);
    });
  });

test("without leave to use the camera, what the label says is typed", async ({ page }, info) => {
  const { id, name } = await aLabelledMachine(page);
  await withPhone("denied", info, async (phone) => {
    await expect(phone.getByText(say("scanner.denied"))).toBeVisible();
    await expect(phone.locator("video")).toHaveCount(0);
    const label = phone.getByRole("searchbox", { name: say("scanner.choose") });
    await label.fill("ninguna así");
    await expect(phone.getByText(say("scanner.notFound", { typed: "ninguna así" }))).toBeVisible();
    await label.fill(name.toUpperCase());
    await expect(phone.getByRole("button", { name: new RegExp(`^${name}`) })).toBeVisible();
    await label.press("Enter");
    await expect(phone).toHaveURL(`${visits}/${id}`);
    await expect(phone.getByRole("heading", { level: 1, name })).toBeVisible();
  });
});

for (const camera of ["none", "insecure"] as const)
  test(`what keeps the camera away is said for what it is: ${camera}`, async ({ page: _ }, info) => {
    await withPhone(camera, info, async (phone) => {
      await expect(phone.getByText(say(`scanner.${camera}`))).toBeVisible();
      await expect(phone.locator("video")).toHaveCount(0);
      await expect(phone.getByRole("button", { name: say("scanner.again") })).toHaveCount(0);
      await expect(phone.getByRole("searchbox", { name: say("scanner.choose") })).toBeVisible();
    });
  });
