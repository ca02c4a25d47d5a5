"use client";

import { CircleAlert } from "lucide-react";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "#lib/cn.ts";
import { Label } from "./label.tsx";

/** What ties a control to its label, hint and error. */
export type ControlProps = {
  id?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
  "aria-required"?: boolean | undefined;
};

export type FieldProps = {
  label: ReactNode;
  /** Said before anyone errs: a format, what it is for. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; it replaces nothing, so the page does not jump back and forth. */
  error?: ReactNode;
  /** Beside the label: "optional", a "forgot?" link. */
  aside?: ReactNode;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
  /**
   * One control that takes `id` and `aria-*`: `<Input {...register("email")} />`. Where the control lies deeper, a
   * function: `{(control) => <Select><SelectTrigger {...control}>…</Select>}`.
   */
  children: ReactElement<ControlProps> | ((control: ControlProps) => ReactNode);
};

/** A label, its control, its hint and its error, tied together for assistive technology. */
export function Field({ label, hint, error, aside, required, hideLabel, className, children }: FieldProps) {
  const ownId = useId();
  const given = typeof children === "function" ? {} : children.props;
  const id = given.id ?? ownId;
  const described = [given["aria-describedby"], hint && `${id}-hint`, error && `${id}-error`];
  const control: ControlProps = {
    id,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": required || undefined,
  };
  return (
    <div data-slot="field" className={cn("grid gap-2", className)}>
      <div className={cn("flex min-h-[1.375rem] items-baseline justify-between gap-3", hideLabel && "sr-only")}>
        <Label htmlFor={id}>{label}</Label>
        {aside ? <span className="text-[0.8125rem] text-muted-foreground">{aside}</span> : null}
      </div>
      {typeof children === "function" ? children(control) : cloneElement(children, control)}
      {hint ? (
        <p id={`${id}-hint`} className="text-[0.8125rem] leading-snug text-muted-foreground">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="flex gap-1.5 text-[0.8125rem] leading-snug text-destructive">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A question answered by several controls (radios, checkboxes): a fieldset with its legend. */
export function FieldGroup(props: { legend: ReactNode; hint?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <fieldset aria-describedby={props.hint ? id : undefined} className={cn("grid gap-3", props.className)}>
      <legend className="mb-2 text-sm font-medium">{props.legend}</legend>
      {props.hint ? (
        <p id={id} className="-mt-3 text-[0.8125rem] text-muted-foreground">
          {props.hint}
        </p>
      ) : null}
      {props.children}
    </fieldset>
  );
}
