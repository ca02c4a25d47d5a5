"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, SyntheticEvent } from "react";
import { cn } from "#lib/cn.ts";
import { Button } from "./button.tsx";
import { clearFormProblem, useFormProblem } from "./form-problem.ts";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "./sheet.tsx";

type Props = {
  title: ReactNode;
  lead: ReactNode;
  /** What the button says that sends it. */
  submit: ReactNode;
  pending: boolean;
  onSubmit: (event: SyntheticEvent) => Promise<unknown>;
  onClose: () => void;
  /** Its fields are more than a screen: the buttons stay in reach. */
  long?: boolean;
  /** Above the buttons: what is about to be saved. */
  summary?: ReactNode;
  /** Beside the buttons: what else can be done. */
  aside?: ReactNode;
  /** Off where a schema judges the fields and says so in the reader's words. */
  browserValidates?: boolean;
  className?: string;
  children: ReactNode;
};

/** A form in a drawer: what it changes, its fields, and the two ways out of it. */
export function FormSheet(props: Props) {
  const t = useTranslations("common");
  const { title, lead, submit, pending, onSubmit, onClose, long, summary, aside, browserValidates = false } = props;
  const problem = useFormProblem();
  const send = (event: SyntheticEvent) => {
    clearFormProblem();
    return onSubmit(event);
  };
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent className={props.className}>
        <SheetHeader>
          <SheetTitle>{title}</SheetTitle>
          <SheetDescription>{lead}</SheetDescription>
        </SheetHeader>
        <form onSubmit={(event) => void send(event)} noValidate={!browserValidates} className="grid gap-5">
          {props.children}
          <div
            className={cn(
              "grid gap-3",
              long && "sticky -bottom-6 -mx-6 -mb-6 border-t border-border bg-popover px-6 py-4",
            )}
          >
            {summary}
            <div className="flex flex-wrap items-center justify-end gap-2">
              <div className="min-h-[1.125rem] min-w-40 flex-1">
                {problem ? (
                  <p role="alert" className="flex gap-1.5 text-[0.8125rem] leading-snug text-destructive">
                    <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                    {problem}
                  </p>
                ) : null}
              </div>
              {aside ? <div className="mr-auto">{aside}</div> : null}
              <Button variant="outline" onClick={onClose}>
                {t("cancel")}
              </Button>
              <Button type="submit" pending={pending}>
                {submit}
              </Button>
            </div>
          </div>
        </form>
      </SheetContent>
    </Sheet>
  );
}
