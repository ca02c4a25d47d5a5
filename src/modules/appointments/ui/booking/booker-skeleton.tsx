import { Skeleton } from "#ui/skeleton.tsx";

const twelve = Array.from({ length: 12 }, (_, index) => index);

/** The shape of a day's times. */
export function TimesSkeleton() {
  return (
    <div aria-hidden className="grid gap-2.5">
      <Skeleton className="h-5 w-24" />
      <div className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-3">
        {twelve.map((index) => (
          <Skeleton key={index} className="h-12 rounded-lg" />
        ))}
      </div>
    </div>
  );
}

/** The shape of the whole booker, while its page is on the way. */
export function BookerSkeleton() {
  return (
    <div
      aria-hidden
      className="grid gap-6 lg:grid-cols-[16.5rem_minmax(0,22rem)_minmax(0,1fr)] lg:gap-0 lg:rounded-2xl lg:border lg:border-border lg:bg-card lg:shadow-sm"
    >
      <div className="grid content-start gap-4 lg:border-r lg:border-border lg:p-6">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-14 rounded-xl" />
      </div>
      <div className="lg:border-r lg:border-border lg:p-6">
        <Skeleton className="h-28 rounded-xl lg:h-96" />
      </div>
      <div className="grid content-start gap-5 lg:min-h-[30rem] lg:p-6">
        <Skeleton className="h-7 w-44" />
        <TimesSkeleton />
      </div>
    </div>
  );
}
