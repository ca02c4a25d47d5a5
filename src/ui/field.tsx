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
  /** What is wrong and how to put it right. Given at all, even as undefined, its place is kept: it moves nothing when it comes. */
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
export function Field(props: FieldProps) {
  const { label, hint, error, aside, required, hideLabel, className, children } = props;
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
      <FieldNote id={id} hint={hint} error={error} mayFail={"error" in props} />
    </div>
  );
}

type NoteProps = { id: string; hint?: ReactNode; error?: ReactNode; mayFail: boolean };

/**
 * The line under a control: its hint, and in the same place its error. Both lie in one cell as high as the higher, and
 * where there is no hint the line is kept empty, half of it out of the gap to the next field.
 */
export function FieldNote({ id, hint, error, mayFail }: NoteProps) {
  if (!hint && !mayFail) return null;
  return (
    <div className={cn("grid *:[grid-area:1/1]", hint ? "" : "-mt-0.5 -mb-3 min-h-[1.125rem]")}>
      {hint ? (
        <p
          id={`${id}-hint`}
          className={cn("text-[0.8125rem] leading-snug text-muted-foreground", error && "invisible")}
        >
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

type GroupProps = {
  legend: ReactNode;
  hint?: ReactNode;
  /** As a field's. */
  error?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A question answered by several controls (radios, checkboxes): a fieldset with its legend. */
export function FieldGroup(props: GroupProps) {
  const id = useId();
  const described = [props.hint && id, props.error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className={cn("grid gap-3", props.className)}>
      <legend className="mb-2 text-sm font-medium">{props.legend}</legend>
      {props.hint ? (
        <p id={id} className="-mt-3 text-[0.8125rem] text-muted-foreground">
          {props.hint}
        </p>
      ) : null}
      {props.children}
      <FieldNote id={id} error={props.error} mayFail={"error" in props} />
    </fieldset>
  );
}
