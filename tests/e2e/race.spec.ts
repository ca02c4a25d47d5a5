import { outcome, timeButton } from "../support/e2e-booking.ts";
import { at } from "../support/e2e-places.ts";
import { services, someFreeTime } from "../support/e2e-people.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, test } from "../support/e2e.ts";

const holdTitle = inSpanish("booking.hold.title");
const takenTitle = inSpanish("booking.taken.title");

test("two browsers, one time: one holds it, the other is shown three alternatives and takes one", async ({
  page: ana,
  anotherBrowser,
}) => {
  const bruno = await anotherBrowser();
  const time = await someFreeTime(ana, services.familyMeeting);
  const rivals = [ana, bruno];
  for (const rival of rivals) {
    await rival.goto(at(`/reservar/${time.serviceId}?professional=${time.professionalId}&date=${time.date}`));
    await expect(timeButton(rival, time)).toBeVisible();
  }

  await Promise.all(rivals.map((rival) => timeButton(rival, time).click()));

  const outcomes = await Promise.all(rivals.map(outcome));
  expect(outcomes.toSorted()).toEqual(["held", "refused"]);
  const loser = outcomes[0] === "refused" ? ana : bruno;

  const refusal = loser.getByRole("alert").filter({ hasText: takenTitle });
  await expect(refusal).toContainText(inSpanish("booking.taken.alternatives"));
  await expect(refusal.getByRole("button")).toHaveCount(3);
  await refusal.getByRole("button").first().click();
  await expect(loser.getByRole("heading", { level: 1, name: holdTitle })).toBeVisible();

  // Let both go, for whoever comes next.
  for (const rival of rivals) {
    await rival.getByRole("button", { name: inSpanish("booking.hold.changeTime"), exact: true }).click();
    await expect(rival.getByRole("heading", { level: 1, name: services.familyMeeting })).toBeVisible();
  }
});
