import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowFolder } from '../../electron/shell/window-folder.ts';
import {
  fitToScreens,
  firstState,
  loadWindowState,
  parseWindowState,
  saveWindowState,
} from '../../electron/shell/window-state.ts';
import { isZoomStep, nextZoom, zoomSteps } from '../../electron/shell/zoom.ts';

const office = { x: 0, y: 0, width: 1366, height: 728 };
const second = { x: 1366, y: -200, width: 1920, height: 1040 };

describe('where the window stands again', () => {
  it('is where it stood, on either screen', () => {
    const bounds = { x: 1500, y: 0, width: 1200, height: 800 };
    expect(fitToScreens(bounds, [office, second])).toEqual(bounds);
  });

  it('is the middle when its screen has gone or only a corner could be seen', () => {
    expect(fitToScreens({ x: 1500, y: 0, width: 1200, height: 800 }, [office])).toBeNull();
    expect(fitToScreens({ x: 1300, y: 700, width: 1200, height: 700 }, [office])).toBeNull();
    expect(fitToScreens(null, [office])).toBeNull();
    expect(fitToScreens(office, [])).toBeNull();
  });

  it('is wholly on one screen and no larger than it, wherever it was', () => {
    const side = fc.integer({ min: -4000, max: 4000 });
    const length = fc.integer({ min: 1, max: 5000 });
    const place = fc.record({ x: side, y: side, width: length, height: length });
    fc.assert(
      fc.property(place, (bounds) => {
        const fitted = fitToScreens(bounds, [office, second]);
        const inside = (area: typeof office) =>
          fitted !== null &&
          fitted.x >= area.x &&
          fitted.y >= area.y &&
          fitted.x + fitted.width <= area.x + area.width &&
          fitted.y + fitted.height <= area.y + area.height;
        expect(fitted === null || inside(office) || inside(second)).toBe(true);
      }),
    );
  });
});

describe('the file of the window', () => {
  it('is read as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'window-'));
    const path = join(folder, 'new', 'window.json');
    const state = { bounds: office, maximized: true, zoom: 125 };
    saveWindowState(path, state);
    expect(loadWindowState(path)).toEqual(state);
    writeFileSync(path, '{"bounds":');
    expect(loadWindowState(path)).toEqual(firstState);
    rmSync(folder, { recursive: true });
    expect(loadWindowState(path)).toEqual(firstState);
  });

  it.each([
    '{"bounds":null,"maximized":false,"zoom":90}',
    '{"bounds":{"x":0,"y":0,"width":-5,"height":5},"maximized":false,"zoom":100}',
    '{"bounds":{"x":1e99,"y":0,"width":5,"height":5},"maximized":false,"zoom":100}',
    '[]',
    'null',
  ])('is not believed when it says %s', (text) => {
    expect(parseWindowState(text)).toEqual(firstState);
  });

  it('that cannot be written is done without', () => {
    expect(() => saveWindowState('/etc/passwd/below-a-file/window.json', firstState)).not.toThrow();
  });

  it('lies apart for each data folder, whatever the case of a Windows path', () => {
    const at = (folder: string, platform: NodeJS.Platform) => windowFolder('/app', folder, platform);
    expect(at('D:\\台账', 'win32')).toBe(at('d:\\台账', 'win32'));
    expect(at('D:\\台账', 'win32')).not.toBe(at('D:\\台账2', 'win32'));
    expect(at('/data/A', 'linux')).not.toBe(at('/data/a', 'linux'));
    expect(at('/data/张三', 'linux')).not.toContain('张三');
  });
});

describe('the zoom', () => {
  it('goes from 100 to 150 per cent step by step and stays at its ends', () => {
    const up = zoomSteps.map((step) => nextZoom(step, 1));
    expect(up).toEqual([110, 125, 140, 150, 150]);
    expect(zoomSteps.map((step) => nextZoom(step, -1))).toEqual([100, 100, 110, 125, 140]);
    expect([99, 105, 151, Number.NaN, '100', null].some(isZoomStep)).toBe(false);
  });
});
