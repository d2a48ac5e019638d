// Pointers on a drawing: one drags it, two pinch it, and a press that stays in its place is a click.
const STILL_PX = 4; // a press that moves less is a click

/**
 * Turn what pointers do to `element` into calls of `pan` and `zoom`.
 * @param {HTMLElement | SVGElement} element
 * @param {object} view
 * @param {(x: number, y: number) => void} view.pan by so many pixels
 * @param {(factor: number, x: number, y: number) => void} view.zoom about this point of the element
 * @param {(event: PointerEvent) => void} [view.hover] a pointer moves that is not pressed
 * @returns {() => boolean} whether the last press stayed in its place
 */
export function panAndZoom(element, { pan, zoom, hover }) {
  const pressed = new Map();
  let start = [0, 0];
  let far = 0;
  const here = (event) => pointIn(element, event);
  element.addEventListener("pointerdown", (event) => {
    start = here(event);
    far = 0;
    pressed.set(event.pointerId, start);
  });
  element.addEventListener("pointermove", (event) => {
    const before = pressed.get(event.pointerId);
    if (!before) {
      hover?.(event);
      return;
    }
    const now = here(event);
    const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      far = Infinity;
      zoom(apart(now, other) / (apart(before, other) || 1), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    } else {
      far = Math.max(far, apart(now, start));
      if (far > STILL_PX) pan(now[0] - before[0], now[1] - before[1]);
    }
    // Only now: a press that was captured at once would not click what lies under it.
    if (far > STILL_PX && !element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    pressed.set(event.pointerId, now);
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    element.addEventListener(kind, (event) => pressed.delete(event.pointerId));
  }
  return () => far <= STILL_PX;
}

/** Where a pointer is, from the element's upper left corner. */
export function pointIn(element, event) {
  const box = element.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
