/**
 * When the moon is new and where the sun stands: what the lunar calendar is reckoned from. Jean Meeus, Astronomical
 * Algorithms (2nd ed.), chapters 49 and 25. Times are Julian days of universal time; the moon is right to a few seconds, the
 * sun to 0.01°. The calendar of the JavaScript engine is no substitute: it puts the new moons of 2027-02-06 (23:56 in
 * Beijing) and 2030-02-03 (0:07) on the wrong side of midnight.
 */

const radian = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * radian);

/** Terrestrial time is ahead of universal time by about this much between 1990 and 2050, in days. */
const clockAhead = 69 / 86_400;

/** Factor, power of the eccentricity, and multiples of the anomalies of sun and moon and of the moon's argument of latitude. */
type Term = readonly [factor: number, power: number, sun: number, moon: number, latitude: number];

const newMoonTerms: readonly Term[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
];

/** Pulls of the planets: factor, angle at the beginning, its step with each moon. */
const planetTerms: readonly (readonly [factor: number, start: number, step: number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];

/** The moment of a new moon, as a Julian day of universal time. @param count new moons since that of 6 January 2000 */
export function newMoon(count: number): number {
  const t = count / 1236.85;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * count - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * count + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * count - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * count + 0.0020672 * t * t;
  const mean = 2_451_550.09766 + 29.530588861 * count + 0.00015437 * t * t;
  const periodic = newMoonTerms.reduce(
    (sum, [factor, power, s, m, f]) => sum + factor * eccentricity ** power * sin(s * sun + m * moon + f * latitude),
    -0.00017 * sin(node),
  );
  const planets = planetTerms.reduce((sum, [factor, start, step]) => sum + factor * sin(start + step * count), 0);
  return mean + periodic + planets - clockAhead;
}

/** The sun's apparent longitude in degrees, 0 … 360, at a Julian day of universal time. */
export function sunLongitude(julianDay: number): number {
  const t = (julianDay + clockAhead - 2_451_545) / 36_525;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly);
  const seen =
    280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((seen % 360) + 360) % 360;
}
