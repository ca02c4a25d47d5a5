import { describe, expect, it, test } from "vitest";
import { wordsFor } from "#i18n/words-for.ts";
import { freeUntil, type CancellationPolicy } from "../domain/cancellation-policy.ts";
import { policyWords, type Stakes } from "./policy-words.ts";

const english = wordsFor("en", "policy");
const spanish = wordsFor("es-AR", "policy");

const policy = (...windows: [hours: number, share: number][]): CancellationPolicy => ({
  ...freeUntil(0),
  windows: windows.map(([hours, share]) => ({ hours, share })),
});
const stepped = policy([24, 100], [6, 50]);
const byCredits: Stakes = { priceMinor: 0, creditCost: 10 };
const byMoney: Stakes = { priceMinor: 1_500_000, creditCost: 0 };
const granting = (told: CancellationPolicy, amount: number): CancellationPolicy => ({
  ...told,
  returns: { kind: "credits", amount, expiresInDays: 90 },
});

describe("a service's policy", () => {
  test.each([
    [
      stepped,
      byCredits,
      "Until 24 hours before you get everything back; until 6 hours before, half; after that, nothing.",
      "Hasta 24 horas antes recuperás todo; hasta 6 horas antes, la mitad; después, nada.",
    ],
    [
      policy([72, 100], [1, 30]),
      byCredits,
      "Until 3 days before you get everything back; until 1 hour before, 30%; after that, nothing.",
      "Hasta 3 días antes recuperás todo; hasta 1 hora antes, el 30 %; después, nada.",
    ],
    [
      stepped,
      { priceMinor: 2_600_000, creditCost: 1 },
      "Until 24 hours before you get everything back; after that, nothing.",
      "Hasta 24 horas antes recuperás todo; después, nada.",
    ],
    [
      stepped,
      { priceMinor: 0, creditCost: 3 },
      "Until 24 hours before you get everything back; until 6 hours before, 1 credit; after that, nothing.",
      "Hasta 24 horas antes recuperás todo; hasta 6 horas antes, 1 crédito; después, nada.",
    ],
    [policy([0, 100]), byCredits, "Until it begins you get everything back.", "Hasta que empieza recuperás todo."],
    [policy([24, 0]), byCredits, "If you cancel, nothing comes back.", "Si cancelás, no recuperás nada."],
    [
      freeUntil(24),
      byMoney,
      "You can cancel free of charge until 24 hours before; after that everything may be charged.",
      "Cancelás sin cargo hasta 24 horas antes; después se puede cobrar todo.",
    ],
    [
      policy([24, 80]),
      byMoney,
      "Until 24 hours before 20% may be charged; after that everything may be charged.",
      "Hasta 24 horas antes se puede cobrar el 20 %; después se puede cobrar todo.",
    ],
    [
      granting(stepped, 3),
      byCredits,
      "Until 24 hours before you get 3 credits; until 6 hours before, 1 credit; after that, nothing.",
      "Hasta 24 horas antes recibís 3 créditos; hasta 6 horas antes, 1 crédito; después, nada.",
    ],
    [
      // Never more than were spent.
      granting(stepped, 3),
      { priceMinor: 0, creditCost: 2 },
      "Until 24 hours before you get 2 credits; until 6 hours before, 1 credit; after that, nothing.",
      "Hasta 24 horas antes recibís 2 créditos; hasta 6 horas antes, 1 crédito; después, nada.",
    ],
    [
      // Nothing spent, nothing issued: what is owed of the price is told.
      granting(freeUntil(24), 3),
      byMoney,
      "You can cancel free of charge until 24 hours before; after that everything may be charged.",
      "Cancelás sin cargo hasta 24 horas antes; después se puede cobrar todo.",
    ],
    [
      granting(stepped, 3),
      { priceMinor: 0, creditCost: 0 },
      "You can cancel whenever you like, until it begins.",
      "Podés cancelar cuando quieras, hasta que empieza.",
    ],
    [
      stepped,
      { priceMinor: 0, creditCost: 0 },
      "You can cancel whenever you like, until it begins.",
      "Podés cancelar cuando quieras, hasta que empieza.",
    ],
  ])("%j", (told, stakes, inEnglish, inSpanish) => {
    expect(policyWords(english, told, stakes).steps).toBe(inEnglish);
    expect(policyWords(spanish, told, stakes).steps).toBe(inSpanish);
  });

  it("says what happens to who does not come, and how long credits are good", () => {
    expect(policyWords(english, stepped, byCredits).noShow).toBe("If you do not come, nothing comes back.");
    expect(policyWords(english, { ...stepped, noShowShare: 50 }, byCredits).noShow).toBe(
      "If you do not come, you get half back.",
    );
    expect(policyWords(english, stepped, byMoney).noShow).toBe("If you do not come, everything may be charged.");
    expect(policyWords(english, { ...stepped, noShowShare: 100 }, byMoney).noShow).toBe(
      "If you do not come, nothing is charged.",
    );
    expect(policyWords(english, granting(stepped, 1), byCredits).valid).toBe("The credits are good for 90 days.");
    expect(policyWords(english, granting(stepped, 1), byMoney).valid).toBeNull();
  });
});

describe("an appointment's policy", () => {
  // Wednesday 4 March 2026, 18:00 in Buenos Aires.
  const start = Date.UTC(2026, 2, 4, 21);
  const at = (hours: number) => ({
    start,
    now: start - hours * 3_600_000,
    timeZone: "America/Argentina/Buenos_Aires",
    locale: "en",
  });

  it("names its own deadlines, and only those still to come", () => {
    const one = { ...byCredits, spent: 1 };
    expect(policyWords(english, freeUntil(24), one, at(30))).toMatchObject({
      steps: "Until Tue, Mar 3, 18:00 you get your credit back; after that, nothing.",
      now: "If you cancel now, you get your credit back.",
    });
    expect(policyWords(english, stepped, { ...byCredits, spent: 4 }, at(10))).toMatchObject({
      steps: "Until Wed, Mar 4, 12:00 you get 2 credits back; after that, nothing.",
      now: "If you cancel now, you get 2 credits back.",
    });
    expect(policyWords(english, stepped, { ...byCredits, spent: 4 }, at(2))).toMatchObject({
      steps: "The time to cancel ended Wed, Mar 4, 12:00.",
      now: "If you cancel now, you lose your 4 credits.",
    });
    // Half of one credit is none: for this client it ended earlier.
    expect(policyWords(english, stepped, one, at(2)).steps).toBe("The time to cancel ended Tue, Mar 3, 18:00.");
  });

  it("counts the very edge as in time, as the judgement does", () => {
    expect(policyWords(english, freeUntil(24), byCredits, at(24)).now).toBe(
      "If you cancel now, you get everything back.",
    );
    const late = { ...at(24), now: at(24).now + 1 };
    expect(policyWords(english, freeUntil(24), byCredits, late).now).toBe("If you cancel now, nothing comes back.");
  });

  it("never promises part of a credit", () => {
    // Half of one credit is rounded down to none.
    const one = { ...byCredits, spent: 1 };
    expect(policyWords(english, stepped, one, at(10)).now).toBe("If you cancel now, you lose your credit.");
    expect(policyWords(english, stepped, one, at(30)).steps).toBe(
      "Until Tue, Mar 3, 18:00 you get your credit back; after that, nothing.",
    );
  });

  it("speaks of charges where no credits were spent", () => {
    expect(policyWords(english, stepped, { ...byMoney, spent: 0 }, at(30)).now).toBe(
      "If you cancel now, nothing is charged.",
    );
    expect(policyWords(english, stepped, { ...byMoney, spent: 0 }, at(2)).now).toBe(
      "If you cancel now, everything may be charged.",
    );
    // Of a service that costs credits, booked at the desk without them.
    const waived = { priceMinor: 1_500_000, creditCost: 0, spent: 0 };
    expect(policyWords(english, granting(stepped, 3), waived, at(30)).now).toBe(
      "If you cancel now, nothing is charged.",
    );
  });
});
