import type { RecordWork } from "../../schemas.ts";

type Answer = { ok: true; photosLeftOut: number } | { ok: false; reason: string };

/** Work with its photos, as a form (server/maintenance-http.ts). A fault is answered as a refusal under its code. */
export async function sendWork(work: RecordWork, photos: readonly Blob[]): Promise<Answer> {
  const form = new FormData();
  form.set("data", JSON.stringify(work));
  for (const photo of photos) form.append("photo", photo);
  try {
    const headers = { "x-locale": document.documentElement.lang };
    const response = await fetch("/api/maintenance/work", { method: "POST", body: form, headers });
    const answer = (await response.json()) as Answer | { error: { code: string } };
    return "error" in answer ? { ok: false, reason: answer.error.code } : answer;
  } catch {
    return { ok: false, reason: "UNREACHABLE" };
  }
}
