"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";

type Point = { latitude: number | null; longitude: number | null };

const written = ({ latitude, longitude }: Point): string =>
  latitude === null ? "" : `${latitude}, ${longitude ?? ""}`;

/** "-34.60, -58.38", as maps give it to copy; null where there is nothing, NaN where it cannot be read. */
export function readPoint(text: string): Point {
  if (text.trim() === "") return { latitude: null, longitude: null };
  const [, latitude = "", longitude = ""] = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  return latitude && longitude
    ? { latitude: Number(latitude), longitude: Number(longitude) }
    : { latitude: Number.NaN, longitude: Number.NaN };
}

type Props = { value: Point; onChange: (point: Point) => void; error?: string | undefined };

export function CoordinatesField({ value, onChange, error }: Props) {
  const t = useTranslations("machines.form");
  const [typed, setTyped] = useState(() => written(value));
  return (
    <Field label={t("coordinates")} hint={t("coordinatesHint")} aside={t("optional")} error={error}>
      <Input
        value={typed}
        maxLength={60}
        placeholder="-34.6037, -58.3816"
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readPoint(event.target.value));
        }}
      />
    </Field>
  );
}
