"use client";

/** A basement's network swallows what is sent without a word: after so long without a byte of progress it is given up. */
const SILENCE_MS = 60_000;

type Sent = { status: number; answer: unknown };

/**
 * Posts a form, and says how much of it (0 to 1) is on its way: `fetch` cannot tell.
 * @throws without a network, when it falls silent, and when what answers is not the institution (a hotel's sign-in page)
 */
export function upload(
  url: string,
  form: FormData,
  headers: Record<string, string>,
  onProgress: (share: number) => void,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
    };
    const failed = () => {
      clearTimeout(silence);
      reject(new Error("not sent"));
    };
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      heard();
      onProgress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener("progress", heard);
    request.addEventListener("error", failed);
    request.addEventListener("abort", failed);
    request.addEventListener("load", () => {
      clearTimeout(silence);
      try {
        resolve({ status: request.status, answer: JSON.parse(request.responseText) as unknown });
      } catch {
        failed();
      }
    });
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    heard();
    request.send(form);
  });
}
