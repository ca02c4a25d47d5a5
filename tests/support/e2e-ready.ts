import { expect, type Page } from "@playwright/test";

/**
 * A browser in the hands of somebody who looks before they click. What the server drew is on the screen before the scripts that
 * answer have run: a click is lost then, and what is typed may be. So every way of opening a page ends when React has all of it.
 */
export function unhurried(page: Page): Page {
  const [goto, reload, goBack] = [page.goto.bind(page), page.reload.bind(page), page.goBack.bind(page)];
  const once = async <T>(opened: Promise<T>): Promise<T> => {
    const answer = await opened;
    await expect(async () => expect(await page.evaluate(isTakenOver)).toBe(true)).toPass({
      timeout: 30_000,
      intervals: [20, 50, 100],
    });
    return answer;
  };
  return Object.assign(page, {
    goto: (...asked: Parameters<Page["goto"]>) => once(goto(...asked)),
    reload: (...asked: Parameters<Page["reload"]>) => once(reload(...asked)),
    goBack: (...asked: Parameters<Page["goBack"]>) => once(goBack(...asked)),
  });
}

/** Whether neither the page nor a part that came later waits for its scripts; runs in the page, so it stands for itself. */
async function isTakenOver(): Promise<boolean> {
  type Fiber = {
    tag: number;
    child: Fiber | null;
    sibling: Fiber | null;
    return: Fiber | null;
    memoizedState: unknown;
  };
  type Root = { stateNode: { current: Fiber } };
  // A plain answer of the API, or a letter: nothing is to come.
  if (!document.querySelector('script[src*="/_next/"]')) return true;
  const key = Object.keys(document).find((name) => name.startsWith("__reactContainer$"));
  if (!key) return false;
  const top = (document as unknown as Record<string, Root>)[key]?.stateNode.current;
  const [ROOT, SUSPENSE, ACTIVITY] = [3, 13, 31];
  const isDry = ({ tag, memoizedState }: Fiber) => {
    const state = memoizedState as { isDehydrated?: boolean; dehydrated?: unknown } | null;
    if (tag === ROOT) return state?.isDehydrated === true;
    return (tag === SUSPENSE || tag === ACTIVITY) && (state?.dehydrated ?? null) !== null;
  };
  for (let at = top ?? null; at;) {
    if (isDry(at)) return false;
    if (at.child) {
      at = at.child;
      continue;
    }
    while (at && !at.sibling) at = at.return;
    at = at?.sibling ?? null;
  }
  // What components do once they are there comes right after.
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
  return top !== undefined;
}
