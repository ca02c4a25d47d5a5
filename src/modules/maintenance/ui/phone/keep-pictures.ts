import type { TodaysVisits } from "../../queries/todays-visits.ts";
import { neededPhotos } from "../../domain/needed-photos.ts";

/** Has the worker (public/sw.js) keep the pictures of what will be carried and filled, within its bounds. */
export async function keepPictures(today: Pick<TodaysVisits, "machines" | "products">): Promise<void> {
  const paths = neededPhotos(today).map((id) => `/api/photos/${id}`);
  if (paths.length === 0 || !("serviceWorker" in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: "photos", paths });
}
