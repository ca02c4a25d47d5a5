import { Skeleton } from "#ui/skeleton.tsx";

/** In the shape of the stock. */
export default function StockLoading() {
  return (
    <div className="grid max-w-7xl gap-5">
      <Skeleton className="h-16 w-72" />
      <Skeleton className="h-9 w-full max-w-xl rounded-full" />
      <div className="grid divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="grid gap-3 px-5 py-4 lg:grid-cols-[1.6fr_1.2fr_7rem]">
            <Skeleton className="h-9" />
            <Skeleton className="h-9" />
            <Skeleton className="h-9" />
          </div>
        ))}
      </div>
    </div>
  );
}
