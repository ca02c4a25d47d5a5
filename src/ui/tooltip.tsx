"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/cn.ts";

type Props = Omit<ComponentProps<typeof Primitive.Content>, "content"> & { content: ReactNode; children: ReactNode };

/** `<Tooltip content="…"><button/></Tooltip>`. Never the only place where something is said: fingers do not hover. */
export function Tooltip({ content, children, className, ...props }: Props) {
  return (
    <Primitive.Provider delayDuration={300}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className={cn(
              "z-50 max-w-72 animate-pop-in rounded-md bg-foreground px-2.5 py-1.5 text-xs leading-snug text-background shadow-md",
              className,
            )}
            {...props}
          >
            {content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
