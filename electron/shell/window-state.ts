/** Where the window stood and how large its text was; kept in a small file that names nobody. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isZoomStep } from './zoom.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Null before the first run: the window is centred. */
  readonly bounds: Bounds | null;
  readonly maximized: boolean;
  /** Per cent. */
  readonly zoom: number;
}

/** The screen that the pages are designed for, less the task bar. */
export const usualSize = { width: 1366, height: 728 } as const;
/** Below this a page cannot be used. */
export const smallestSize = { width: 1024, height: 600 } as const;

export const firstState: WindowState = { bounds: null, maximized: false, zoom: 100 };

const shape = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }).nullable(),
  maximized: z.boolean(),
  zoom: z.number().refine(isZoomStep),
});

/** Reads the file's text; the first state where it is missing or spoiled. */
export function parseWindowState(text: string | null): WindowState {
  try {
    return shape.parse(JSON.parse(text ?? ''));
  } catch {
    return firstState;
  }
}

/** At least this much of the window must lie on a screen, so that it can be seen and dragged. */
const visible = { width: 200, height: 100 };

/**
 * Bounds that can be seen: as they were when enough of them lies on a screen that is still there, no larger than that screen;
 * else null, and the window is centred. @param workAreas the screens without their task bars
 */
export function fitToScreens(bounds: Bounds | null, workAreas: readonly Bounds[]): Bounds | null {
  if (bounds === null) return null;
  const screen = workAreas
    .map((area) => ({ area, shared: overlap(bounds, area) }))
    .filter(({ shared }) => shared.width >= visible.width && shared.height >= visible.height)
    .toSorted((left, right) => size(right.shared) - size(left.shared))[0]?.area;
  if (screen === undefined) return null;
  const width = Math.min(Math.max(bounds.width, smallestSize.width), screen.width);
  const height = Math.min(Math.max(bounds.height, smallestSize.height), screen.height);
  return {
    x: Math.min(Math.max(bounds.x, screen.x), screen.x + screen.width - width),
    y: Math.min(Math.max(bounds.y, screen.y), screen.y + screen.height - height),
    width,
    height,
  };
}

function overlap(one: Bounds, other: Bounds): { width: number; height: number } {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return { width: Math.max(0, width), height: Math.max(0, height) };
}

function size({ width, height }: { width: number; height: number }): number {
  return width * height;
}

/** Reads the state from disk. */
export function loadWindowState(path: string): WindowState {
  try {
    return parseWindowState(readFileSync(path, 'utf8'));
  } catch {
    return firstState;
  }
}

/** Writes it; where it cannot be written, the window stands elsewhere next time and nothing else is lost. */
export function saveWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch {
    // See above: nothing depends on it.
  }
}
