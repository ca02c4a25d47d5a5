import { formatDayTime } from "#lib/time.ts";
import { creditsFor, shareAt, type CancellationPolicy } from "../domain/cancellation-policy.ts";
import { policySteps, type PolicyStep } from "../domain/policy-steps.ts";

const HOUR = 3_600_000;

/** The translator of the namespace `policy`: `useTranslations`, `getTranslations` or, for letters, `wordsFor`. */
export type PolicyTranslator = (key: string, values?: Record<string, string | number | Date>) => string;

/** What is at stake for the client, where it is known. Money in minor units. */
export type Stakes = {
  priceMinor: number;
  creditCost: number;
  /** The credits that this very appointment holds or has spent; absent before it is booked. */
  spent?: number;
};

/** One appointment rather than a service: the words then name its own deadlines and what cancelling now would mean. */
export type PolicyMoment = { start: number; now: number; timeZone: string; locale: string };

/**
 * Whether a share comes back, is granted, or the rest is charged: who spent no credits gets none back, and only owes less.
 */
type Voice = "back" | "grant" | "charge";

function voiceOf({ returns }: CancellationPolicy, { creditCost, spent }: Stakes): Voice {
  if ((spent ?? creditCost) === 0) return "charge";
  return returns.kind === "credits" ? "grant" : "back";
}

/**
 * A cancellation policy as a client reads it: "Until 24 hours before you get everything back; until 6 hours before, half;
 * after that, nothing." Judged by the same functions that give the share back.
 */
export function policyWords(
  t: PolicyTranslator,
  policy: CancellationPolicy,
  stakes: Stakes,
  at?: PolicyMoment,
): { steps: string; now: string | null; noShow: string | null; valid: string | null } {
  const voice = voiceOf(policy, stakes);
  const nothingAtStake = voice === "charge" && stakes.priceMinor === 0;
  if (nothingAtStake) return { steps: t("whenever"), now: at ? t("charge.nowNone") : null, noShow: null, valid: null };

  const say = { t, policy, stakes, voice };
  const share = at ? shareAt(policy, at.start, at.now) : 0;
  return {
    steps: sentence(stepWords(say, at).join(t("join"))),
    now: at ? outcome(say, "now", share) : null,
    noShow: outcome(say, "noShow", policy.noShowShare),
    valid:
      voice === "grant" && policy.returns.kind === "credits"
        ? t("valid", { count: policy.returns.expiresInDays })
        : null,
  };
}

type Say = { t: PolicyTranslator; policy: CancellationPolicy; stakes: Stakes; voice: Voice };

function stepWords({ t, ...rest }: Say, at: PolicyMoment | undefined): string[] {
  const say = { t, ...rest };
  const steps = distinct(say, policySteps(say.policy));
  const ahead = at ? steps.filter(({ hours }) => hours === null || at.start - hours * HOUR >= at.now) : steps;
  const [first, ...later] = ahead;
  if (!first || first.hours === null) {
    const last = steps.findLast(({ hours }) => hours !== null)?.hours;
    if (!at || last == null) return [t(`${say.voice}.never`)];
    return [t("over", { deadline: deadline(last, at) })];
  }
  return [firstWords(say, first, at), ...later.map((step) => thenWords(say, step, at))];
}

/** Steps that read alike are one: half of a single credit is as good as nothing. */
function distinct(say: Say, steps: readonly PolicyStep[]): PolicyStep[] {
  const told: PolicyStep[] = [];
  for (const step of steps) {
    const before = told.at(-1);
    if (before && whatWords(say, before.share) === whatWords(say, step.share)) told.pop();
    told.push(step);
  }
  return told;
}

function firstWords({ t, ...say }: Say, { hours, share }: PolicyStep, at: PolicyMoment | undefined): string {
  const until = untilWords(t, hours, at);
  if (say.voice === "charge" && share === 100) return t("charge.free", { until });
  return t(`${say.voice}.first`, { until, what: whatWords({ t, ...say }, share) });
}

const thenWords = ({ t, ...say }: Say, { hours, share }: PolicyStep, at: PolicyMoment | undefined): string =>
  t(`${say.voice}.then`, { until: untilWords(t, hours, at), what: whatWords({ t, ...say }, share) });

function untilWords(t: PolicyTranslator, hours: number | null, at: PolicyMoment | undefined): string {
  if (hours === null) return t("until.after");
  if (hours === 0) return t("until.start");
  if (at) return t("until.at", { deadline: deadline(hours, at) });
  // "2 days" is easier than "48 hours", but a day ahead people do count in hours.
  return hours % 24 === 0 && hours >= 48 ? t("until.days", { count: hours / 24 }) : t("until.hours", { count: hours });
}

const deadline = (hours: number, { start, timeZone, locale }: PolicyMoment): string =>
  formatDayTime(start - hours * HOUR, timeZone, locale);

/** What comes back with a share, or what is charged of the price. */
function whatWords({ t, policy, stakes, voice }: Say, share: number): string {
  if (voice === "charge") return portion(t, 100 - share);
  const whole = stakes.spent ?? stakes.creditCost;
  const credits = creditsFor(policy, whole, share);
  // Before it is booked "half" is enough, but only where half of the credits can be given.
  if (voice === "back" && stakes.spent === undefined && credits * 100 === whole * share) return portion(t, share);
  if (credits === 0) return t("what.none");
  return voice === "back" && credits === stakes.spent
    ? t("what.yours", { count: credits })
    : t("what.credits", { count: credits });
}

function portion(t: PolicyTranslator, share: number): string {
  if (share === 100) return t("what.all");
  if (share === 50) return t("what.half");
  return share === 0 ? t("what.none") : t("what.share", { share });
}

function outcome(say: Say, when: "now" | "noShow", share: number): string {
  const { t, voice, policy, stakes } = say;
  const nothing =
    voice === "charge" ? share === 100 : creditsFor(policy, stakes.spent ?? stakes.creditCost, share) === 0;
  if (!nothing) return t(`${voice}.${when}`, { what: whatWords(say, share) });
  if (voice === "back" && when === "now" && stakes.spent) return t("back.lose", { what: whatWords(say, 100) });
  return t(`${voice}.${when}None`);
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
