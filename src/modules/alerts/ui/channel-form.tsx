"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { zoneCity } from "#lib/time.ts";
import { TimeInput } from "#modules/availability/ui/time-input.tsx";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Field, FieldGroup } from "#ui/field.tsx";
import { Label } from "#ui/label.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { toast } from "#ui/toaster.tsx";
import type { MyPreferences } from "../queries/my-preferences.ts";
import { ALERT_TYPES, type Channel, PRIORITIES } from "../schemas.ts";

type Props = {
  channel: Channel;
  title: string;
  hint: string;
  initial: MyPreferences["email"];
  timeZone: string;
};

const minutesOf = (wallTime: string | null): number => {
  const [hours = 0, minutes = 0] = (wallTime ?? "").split(":").map(Number);
  return hours * 60 + minutes;
};
/** The day has no 24:00 of its own: that is the next one's 00:00. */
const wallTime = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** What reaches somebody by one channel, and when. */
export function ChannelForm({ channel, title, hint, initial, timeZone }: Props) {
  const t = useTranslations("alerts.preferences");
  const types = useTranslations("alerts.type");
  const words = useRefusalWords();
  const [wanted, setWanted] = useState(initial);
  const set = (changes: Partial<typeof wanted>) => setWanted((before) => ({ ...before, ...changes }));
  const saving = api.alerts.savePreference.useMutation({
    onSuccess: (answer) => void (answer.ok ? toast.success(t("saved")) : toast.error(words(answer.reason))),
    onError: (error) => void toast.error(words(error)),
  });
  const quiet = wanted.quietFrom !== null && wanted.quietUntil !== null;
  const same = quiet && wanted.quietFrom === wanted.quietUntil;
  const mail = channel === "email";
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (same) return;
          const mutedTypes = ALERT_TYPES.filter((type) => wanted.mutedTypes.includes(type));
          saving.mutate({ ...wanted, channel, mutedTypes });
        }}
      >
        <CardHeader>
          <CardTitle>{title}</CardTitle>
          <CardDescription>{hint}</CardDescription>
        </CardHeader>
        <CardContent className="grid gap-6">
          <Toggle
            id={`${channel}-enabled`}
            label={t(mail ? "enabled" : "enabledScreen")}
            on={wanted.enabled}
            onChange={(enabled) => set({ enabled })}
          />
          {wanted.enabled ? (
            <>
              <Field label={t("minPriority")} className="max-w-xs">
                <NativeSelect
                  value={wanted.minPriority}
                  onChange={({ target }) =>
                    set({ minPriority: PRIORITIES.find((candidate) => candidate === target.value) ?? "low" })
                  }
                >
                  {PRIORITIES.toReversed().map((priority) => (
                    <option key={priority} value={priority}>
                      {t(`minOptions.${priority}`)}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
              <FieldGroup legend={t("types")} hint={t("typesHint")}>
                <div className="grid gap-3 sm:grid-cols-2">
                  {ALERT_TYPES.map((type) => (
                    <div key={type} className="flex items-center gap-2.5 coarse:min-h-9">
                      <Checkbox
                        id={`${channel}-${type}`}
                        checked={!wanted.mutedTypes.includes(type)}
                        onCheckedChange={(on) =>
                          set({
                            mutedTypes: on
                              ? wanted.mutedTypes.filter((muted) => muted !== type)
                              : [...wanted.mutedTypes, type],
                          })
                        }
                      />
                      <Label htmlFor={`${channel}-${type}`} className="font-normal">
                        {types(type)}
                      </Label>
                    </div>
                  ))}
                </div>
              </FieldGroup>
              {mail ? (
                <>
                  <Toggle
                    id="quiet"
                    label={t("quietOn")}
                    hint={t("quietHint", { zone: zoneCity(timeZone) })}
                    on={quiet}
                    onChange={(on) =>
                      set(on ? { quietFrom: "22:00", quietUntil: "07:00" } : { quietFrom: null, quietUntil: null })
                    }
                  >
                    <div className="grid max-w-xs grid-cols-2 gap-3">
                      <Field label={t("from")}>
                        <TimeInput
                          value={minutesOf(wanted.quietFrom)}
                          onChange={(at) => set({ quietFrom: wallTime(at) })}
                        />
                      </Field>
                      <Field label={t("until")} error={same ? t("sameTimes") : undefined}>
                        <TimeInput
                          value={minutesOf(wanted.quietUntil)}
                          onChange={(at) => set({ quietUntil: wallTime(at) })}
                        />
                      </Field>
                    </div>
                  </Toggle>
                  <Toggle
                    id="digest"
                    label={t("digestOn")}
                    hint={t("digestHint", { zone: zoneCity(timeZone) })}
                    on={wanted.digestAt !== null}
                    onChange={(on) => set({ digestAt: on ? "07:00" : null })}
                  >
                    <Field label={t("digestAt")} className="max-w-36">
                      <TimeInput
                        value={minutesOf(wanted.digestAt)}
                        onChange={(at) => set({ digestAt: wallTime(at) })}
                      />
                    </Field>
                    <div className="flex items-center gap-2.5 coarse:min-h-9">
                      <Checkbox
                        id="only-digest"
                        checked={wanted.onlyDigest}
                        onCheckedChange={(on) => set({ onlyDigest: on === true })}
                      />
                      <Label htmlFor="only-digest" className="font-normal">
                        {t("onlyDigest")}
                      </Label>
                    </div>
                  </Toggle>
                </>
              ) : null}
            </>
          ) : null}
          <Button type="submit" pending={saving.isPending} className="justify-self-start max-sm:w-full">
            {t("save")}
          </Button>
        </CardContent>
      </form>
    </Card>
  );
}

type ToggleProps = {
  id: string;
  label: string;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  children?: ReactNode;
};

function Toggle({ id, label, hint, on, onChange, children }: ToggleProps) {
  return (
    <div className="grid gap-3">
      <div className="flex items-start justify-between gap-4">
        <div className="grid gap-1">
          <Label htmlFor={id}>{label}</Label>
          {hint ? (
            <p id={`${id}-hint`} className="text-[0.8125rem] leading-snug text-muted-foreground">
              {hint}
            </p>
          ) : null}
        </div>
        <Switch
          id={id}
          checked={on}
          onCheckedChange={onChange}
          {...(hint ? { "aria-describedby": `${id}-hint` } : {})}
        />
      </div>
      {on ? children : null}
    </div>
  );
}
