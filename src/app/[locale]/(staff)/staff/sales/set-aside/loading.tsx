import { Skeleton } from "#ui/skeleton.tsx";

/** In the shape of what was set aside. */
export default function SetAsideLoading() {
  return (
    <div className="grid max-w-5xl gap-5">
      <Skeleton className="h-5 w-20" />
      <Skeleton className="h-16 w-72" />
      {Array.from({ length: 3 }, (_, index) => (
        <Skeleton key={index} className="h-80 rounded-xl" />
      ))}
    </div>
  );
}
