import { expect, type APIRequestContext } from "@playwright/test";
import { outside } from "./e2e-places.ts";

export type Letter = {
  subject: string;
  text: string;
  links: string[];
  attachments: { filename: string; mimeType: string; text?: string }[];
};

/** Everything that was sent to an address, the latest first. */
export async function lettersTo(request: APIRequestContext, email: string): Promise<Letter[]> {
  // A connection that lay idle may be closed as it is used again.
  const answer = await request.get(outside(`/dev/mail.json?to=${encodeURIComponent(email)}`), { maxRetries: 3 });
  return ((await answer.json()) as { letters: Letter[] }).letters;
}

/** The letter whose text or subject has these words, once it has arrived. */
export async function letterTo(request: APIRequestContext, email: string, about: string | RegExp): Promise<Letter> {
  let found: Letter | undefined;
  const isAbout = ({ subject, text }: Letter) =>
    typeof about === "string" ? `${subject}\n${text}`.includes(about) : about.test(`${subject}\n${text}`);
  await expect
    .poll(async () => (found = (await lettersTo(request, email)).find(isAbout)) !== undefined, {
      message: `a letter to ${email} about ${String(about)}`,
      timeout: 60_000,
    })
    .toBe(true);
  if (!found) throw new Error("unreachable");
  return found;
}

/** The first link whose path matches. */
export function linkIn({ links, subject }: Letter, path: RegExp): string {
  const link = links.find((candidate) => path.test(new URL(candidate).pathname));
  if (!link) throw new Error(`No link like ${String(path)} in “${subject}”: ${links.join(" ")}`);
  return link;
}
