import { wordsFor, type Words } from "#i18n/words-for.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import { paidWith } from "../domain/paid-with.ts";
import type { LetterInput } from "./letter-input.ts";
import { creditsBack, movedFacts } from "./moved-facts.ts";
import { day, moment, policy, price, time, when } from "./phrases.ts";

export type ClientEvent =
  | "requested"
  | "confirmed"
  | "movedByYou"
  | "movedByThem"
  | "rejected"
  | "cancelledByYou"
  | "cancelledByThem"
  | "completed"
  | "noShow"
  | "expired";

type Parts = {
  paragraphs: string[];
  facts: LetterContent["facts"];
  button: LetterContent["button"];
  footnote?: string | undefined;
};

const writers: Record<ClientEvent, (input: LetterInput, t: Words) => Parts> = {
  requested: (input, t) => ({
    paragraphs: [t("client.requested.body", names(input)), ...answerBy(input, t)],
    facts: place(input, t),
    button: { label: t("seeAppointment"), href: input.url },
    footnote: terms(input, t),
  }),
  confirmed: (input, t) => ({
    paragraphs: [t("client.confirmed.body", names(input))],
    facts: place(input, t),
    button: { label: t("seeOrChange"), href: input.url },
    footnote: terms(input, t),
  }),
  movedByYou: (input, t) => moved("movedByYou", input, t),
  movedByThem: (input, t) => moved("movedByThem", input, t),
  rejected: (input, t) => ({ ...ended("rejected", input, t), facts: [...what(input, t), ...reason(input, t)] }),
  cancelledByYou: (input, t) => ({
    ...ended("cancelledByYou", input, t),
    facts: [...what(input, t), ...creditsBack(input, t)],
  }),
  cancelledByThem: (input, t) => ({
    ...ended("cancelledByThem", input, t),
    facts: [...what(input, t), ...creditsBack(input, t), ...reason(input, t)],
  }),
  expired: (input, t) => ended("expired", input, t),
  completed: (input, t) => ended("completed", input, t),
  noShow: (input, t) => ended("noShow", input, t),
};

/** What the client reads when `event` happens to their appointment. */
export function clientLetter(event: ClientEvent, input: LetterInput): LetterContent {
  const t = wordsFor(input.locale, "mail");
  const own: Words = (key, values) => t(`appointment.${key}`, values);
  const { footnote, ...parts } = writers[event](input, own);
  return {
    organizationName: input.facts.organization.name,
    accent: input.facts.organization.accent,
    locale: input.locale,
    subject: own(`client.${event}.subject`, names(input)),
    preheader: own(`client.${event}.preheader`, names(input)),
    title: own(`client.${event}.title`, names(input)),
    ...parts,
    ...(footnote ? { footnote } : {}),
  };
}

const names = ({ facts, locale }: LetterInput) => ({
  name: facts.client.firstName,
  organization: facts.organization.name,
  service: facts.service[locale],
  professional: facts.professional.name,
  day: day(facts, locale),
  time: time(facts, locale),
});

const ended = (event: ClientEvent, input: LetterInput, t: Words): Parts => ({
  paragraphs: [t(`client.${event}.body`, names(input))],
  facts: what(input, t),
  button: { label: t("bookAgain"), href: input.homeUrl },
});

const moved = (event: ClientEvent, input: LetterInput, t: Words): Parts => ({
  paragraphs: [
    t(`client.${event}.body`, names(input)),
    ...(input.facts.status === "pending" ? [t("client.stillPending", names(input))] : []),
    ...answerBy(input, t),
  ],
  facts: [...movedFacts(input, t), ...place(input, t).slice(1)],
  button: { label: t("seeOrChange"), href: input.url },
  footnote: terms(input, t),
});

function what({ facts, locale }: LetterInput, t: Words) {
  return [
    { label: t("when"), value: when(facts, locale) },
    { label: t("what"), value: facts.service[locale] },
    { label: t("with"), value: facts.professional.name },
  ];
}

function place(input: LetterInput, t: Words) {
  const { organization } = input.facts;
  return [
    ...what(input, t),
    ...(organization.address ? [{ label: t("where"), value: organization.address }] : []),
    ...(paidWith(input.facts) ? [{ label: t("price"), value: price(input.facts, input.locale) }] : []),
  ];
}

const reason = ({ facts }: LetterInput, t: Words) =>
  facts.reason ? [{ label: t("reason"), value: facts.reason }] : [];

const answerBy = ({ facts, locale }: LetterInput, t: Words): string[] =>
  facts.expiresAt === null
    ? []
    : [
        t("client.requested.answerBy", {
          deadline: moment(facts.expiresAt, facts, locale),
          organization: facts.organization.name,
        }),
      ];

/** What cancelling means for this appointment, and why to say so. */
const terms = ({ facts, locale, now }: LetterInput, t: Words): string => `${policy(facts, locale, now)} ${t("tellUs")}`;
