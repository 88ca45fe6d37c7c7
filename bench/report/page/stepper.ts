/* Buttons and arrow keys that go through something, step by step. */

import { findAll } from "./elements.ts";

/** What is gone through. */
interface Steps {
  /** Where the arrow keys work. */
  readonly around: HTMLElement;
  /** Has the buttons: back, play, next. */
  readonly box: HTMLElement;
  /** The position before the first step, by default 0. */
  readonly first?: () => number;
  /** The last position. */
  readonly last: number;
  /** How long each position is shown while it plays. */
  readonly milliseconds: number;
  show(position: number): void;
}

export interface Stepper {
  /** Stops playing, and goes to a position. */
  goTo(position: number): void;
}

/** Makes the buttons and the arrow keys work; shows nothing yet. */
export function startStepper(
  { around, box, first = () => 0, last, milliseconds, show }: Steps,
): Stepper {
  const [back, toggle, next] = findAll(box, "button") as [
    HTMLButtonElement,
    HTMLButtonElement,
    HTMLButtonElement,
  ];
  let position = first(), timer: number | undefined;
  const place = (wanted: number) => {
    position = Math.max(first(), Math.min(last, wanted));
    // Not `disabled`, which would take the focus away.
    back.ariaDisabled = String(position === first());
    next.ariaDisabled = String(position === last);
    show(position);
  };
  const pause = () => {
    clearInterval(timer);
    timer = undefined;
    toggle.textContent = "Play";
  };
  /** Goes on by itself to the last position; from there, from the beginning. */
  const play = () => {
    const step = () => {
      place(position + 1);
      if (position === last) pause();
    };
    if (position === last) place(first());
    timer = setInterval(step, milliseconds);
    toggle.textContent = "Pause";
    step();
  };
  const goTo = (wanted: number) => {
    pause();
    place(wanted);
  };
  box.hidden = false;
  back.ariaDisabled = "true";
  back.addEventListener("click", () => goTo(position - 1));
  next.addEventListener("click", () => goTo(position + 1));
  toggle.addEventListener("click", () => timer === undefined ? play() : pause());
  // Readers who asked for less motion go step by step.
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  const offerPlay = () => {
    if (stillness.matches) pause();
    toggle.hidden = stillness.matches;
  };
  offerPlay();
  stillness.addEventListener("change", offerPlay);
  around.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // In a table the arrows scroll; a slider has its own.
    const isElsewhere = event.target instanceof Element &&
      event.target.closest(".scroll, input") !== null;
    if (by === undefined || isElsewhere) return;
    event.preventDefault();
    goTo(position + by);
  });
  return { goTo };
}
