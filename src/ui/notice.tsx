import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/cn.ts";

const tones = {
  info: { box: "border-info/25 bg-info-soft", icon: "text-info", Icon: Info },
  success: { box: "border-success/25 bg-success-soft", icon: "text-success", Icon: CircleCheck },
  warning: { box: "border-warning/25 bg-warning-soft", icon: "text-warning", Icon: TriangleAlert },
  error: { box: "border-destructive/25 bg-destructive-soft", icon: "text-destructive", Icon: CircleAlert },
};

export type NoticeProps = Omit<ComponentProps<"div">, "title"> & {
  tone?: keyof typeof tones;
  title?: ReactNode;
  /** A way out: a button or a link. */
  action?: ReactNode;
};

/** What happened, what is safe, what to do. Errors interrupt a screen reader, the rest waits its turn. */
export function Notice({ tone = "info", title, action, className, children, ...props }: NoticeProps) {
  const { box, icon, Icon } = tones[tone];
  return (
    <div
      data-slot="notice"
      role={tone === "error" ? "alert" : "status"}
      className={cn("flex gap-3 rounded-xl border p-4 text-sm leading-relaxed text-foreground", box, className)}
      {...props}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-[1.125rem] shrink-0", icon)} />
      <div className="grid min-w-0 flex-1 gap-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-pretty">{children}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
