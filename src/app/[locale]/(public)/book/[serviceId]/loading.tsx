import { BookerSkeleton } from "#modules/scheduling/ui/booking/booker-skeleton.tsx";
import { InstitutionFrame } from "../../institution-frame.tsx";

export default function Loading() {
  return (
    <InstitutionFrame width="wide">
      <div className="grid gap-6">
        <div className="h-6" />
        <BookerSkeleton />
      </div>
    </InstitutionFrame>
  );
}
