"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { requestId } from "#modules/credits/ui/request-id.ts";
import { useSaving } from "#ui/use-saving.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import type { PositionOutlook } from "../queries/stock-outlook.ts";
import { MOST_UNITS } from "../schemas.ts";

const KINDS = ["count", "refill", "waste"] as const;
type Kind = (typeof KINDS)[number];
/** How long ago, in minutes. */
const AGES = ["0", "30", "60", "120", "240", "480", "1440"] as const;

type Props = { machineId: string; machine: string; first: string | null; onClose: () => void };

/** From the desk: what somebody counted in a machine, put into it or took out. */
export function StockForm({ machineId, machine, first, onClose }: Props) {
  const t = useTranslations("inventory.fix");
  const format = useFormatter();
  const language = useLocale() === "en" ? "en" : "es-AR";
  const utils = api.useUtils();
  const saving = useSaving();
  const view = api.figures.stock.useQuery({ machineId, state: "all", limit: 2000 });
  const commands = {
    count: api.inventory.count.useMutation(),
    refill: api.inventory.refill.useMutation(),
    waste: api.inventory.waste.useMutation(),
  };
  const [kind, setKind] = useState<Kind>("count");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [age, setAge] = useState<(typeof AGES)[number]>("0");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<"nothing" | "needNote" | "tooMany" | null>(null);
  // A retry of the same wish is the same request; a changed one is another.
  const wish = useRef(requestId());
  const firstField = useRef<HTMLInputElement>(null);
  const changed = () => {
    wish.current = requestId();
    setProblem(null);
  };
  const positions = view.data?.positions.toSorted((a, b) =>
    a.position === first
      ? -1
      : b.position === first
        ? 1
        : a.position.localeCompare(b.position, "en", { numeric: true }),
  );

  const save = async () => {
    const items = Object.entries(typed)
      .filter(([, text]) => text.trim() !== "")
      .map(([position, text]) => ({ position, quantity: Number(text) }))
      .filter(({ quantity }) => kind === "count" || quantity !== 0);
    if (items.length === 0) return setProblem("nothing");
    const isRight = (quantity: number) => Number.isInteger(quantity) && quantity >= 0 && quantity <= MOST_UNITS;
    if (!items.every(({ quantity }) => isRight(quantity))) return setProblem("tooMany");
    if (kind === "waste" && note.trim().length < 3) return setProblem("needNote");
    const common = {
      requestId: wish.current,
      machineId,
      items,
      ...(age !== "0" && { at: Date.now() - Number(age) * 60_000 }),
    };
    if (kind === "count") {
      const done = await saving(() => commands.count.mutateAsync(common));
      if (!done) return;
      const units = done.items.reduce((sum, { correctedBy }) => sum + correctedBy, 0);
      const isExact = done.items.every(({ correctedBy }) => correctedBy === 0);
      toast.success(t("done.count", { count: items.length }), {
        description: t("corrected", { units: isExact ? 0 : 1, sign: format.number(units, { signDisplay: "always" }) }),
      });
    } else {
      const run = () =>
        kind === "refill"
          ? commands.refill.mutateAsync({ ...common, note: note.trim() || null })
          : commands.waste.mutateAsync({ ...common, note: note.trim() });
      if (!(await saving(run, t(`done.${kind}`, { count: items.length })))) return;
    }
    void utils.figures.invalidate();
    void utils.machines.invalidate();
    onClose();
  };

  const fill = (list: readonly PositionOutlook[]) => {
    changed();
    setTyped(
      Object.fromEntries(
        list.map(({ position, par, ledger }) => [position, String(Math.max(0, par - Math.max(0, ledger)))]),
      ),
    );
  };

  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent
        className="md:max-w-lg"
        onOpenAutoFocus={(event) => {
          if (!firstField.current) return;
          event.preventDefault();
          firstField.current.focus();
        }}
      >
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("lead", { machine })}</SheetDescription>
        </SheetHeader>
        <form
          noValidate
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <div className="grid gap-2">
            <SegmentedControl<Kind>
              label={t("what")}
              className="w-full"
              value={kind}
              onValueChange={(next) => {
                setKind(next);
                changed();
              }}
              segments={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
            <p className="text-sm text-muted-foreground">{t(`hints.${kind}`)}</p>
          </div>
          {kind === "refill" && positions ? (
            <Button variant="outline" size="sm" className="justify-self-start" onClick={() => fill(positions)}>
              {t("fill")}
            </Button>
          ) : null}
          {positions ? (
            <ul className="divide-y divide-border rounded-xl border border-border">
              {positions.map((each) => (
                <li
                  key={each.position}
                  className="grid grid-cols-[2.75rem_minmax(0,1fr)_5.5rem] items-center gap-3 px-3 py-2"
                >
                  <span className="font-mono text-sm font-semibold">{each.position}</span>
                  <span className="grid min-w-0 gap-0.5 text-sm">
                    <span className="leading-snug break-words">{each.name[language]}</span>
                    <span
                      className={cn(
                        "text-[0.8125rem] text-muted-foreground",
                        each.quantity > each.capacity && "font-medium text-destructive",
                      )}
                    >
                      {t("now", { quantity: each.quantity, capacity: each.capacity })}
                    </span>
                  </span>
                  <Input
                    type="number"
                    inputMode="numeric"
                    min={0}
                    max={MOST_UNITS}
                    ref={each.position === first ? firstField : undefined}
                    aria-label={t("quantity", { position: each.position, product: each.name[language] })}
                    className="text-right tabular-nums"
                    value={typed[each.position] ?? ""}
                    onChange={(event) => {
                      changed();
                      setTyped({ ...typed, [each.position]: event.target.value });
                    }}
                  />
                </li>
              ))}
            </ul>
          ) : (
            <Skeleton className="h-72 rounded-xl" />
          )}
          <Field label={t("when")} hint={t("whenHint")}>
            <NativeSelect
              value={age}
              onChange={(event) => {
                changed();
                setAge(AGES.find((each) => each === event.target.value) ?? "0");
              }}
            >
              {AGES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t(`whens.${minutes}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {kind === "count" ? null : (
            <Field label={t(kind === "waste" ? "noteWaste" : "note")} hint={t("noteHint")} required={kind === "waste"}>
              <Textarea
                rows={2}
                maxLength={500}
                placeholder={kind === "waste" ? t("notePlaceholder") : undefined}
                value={note}
                onChange={(event) => {
                  changed();
                  setNote(event.target.value);
                }}
              />
            </Field>
          )}
          {problem ? <Notice tone="error">{t(problem)}</Notice> : null}
          <SheetFooter>
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" pending={Object.values(commands).some(({ isPending }) => isPending)}>
              {t(`save.${kind}`)}
            </Button>
          </SheetFooter>
        </form>
      </SheetContent>
    </Sheet>
  );
}
