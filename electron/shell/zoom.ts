/** The sizes in which the window can show its text. */

/** Per cent; the pages are made to work in each of them. */
export const zoomSteps = [100, 110, 125, 140, 150] as const;

/** True for one of the sizes. */
export function isZoomStep(percent: unknown): percent is number {
  return zoomSteps.some((step) => step === percent);
}

/** The next larger (1) or smaller (-1) size; the same at either end. */
export function nextZoom(percent: number, direction: 1 | -1): number {
  const larger = zoomSteps.find((step) => step > percent);
  const smaller = zoomSteps.findLast((step) => step < percent);
  return (direction === 1 ? larger : smaller) ?? percent;
}
