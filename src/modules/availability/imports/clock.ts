/** What turns the time on a wall into an instant (epoch ms) and back. */
export type Clock = {
  instantOf: (wall: Temporal.PlainDateTime) => number;
  wallOf: (at: number) => Temporal.PlainDateTime;
};
