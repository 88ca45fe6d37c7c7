/** Directions, as tasks 4 and 19 use them. */

export const directions = ["north", "south", "east", "west"] as const;

export type Direction = typeof directions[number];

export const opposites: Readonly<Record<Direction, Direction>> = {
  north: "south",
  south: "north",
  east: "west",
  west: "east",
};
