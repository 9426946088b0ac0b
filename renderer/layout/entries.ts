/** What the navigation offers: pages and registers of each area, as far as the signed-in person may see them. */
import { areas, type Area, type Register } from '../../db/registers/model/register.ts';
import { pages, type Page } from '../pages.ts';
import type { SessionTools } from '../session.tsx';

export interface Entry {
  readonly area: Area;
  readonly title: string;
  readonly path: string;
  readonly order: number;
}

export interface AreaEntries {
  readonly area: Area;
  readonly entries: readonly Entry[];
}

/** Where the list of a register is. */
export function registerPath(register: Pick<Register, 'key'>): string {
  return pages.find((page) => page.register === register.key)?.path ?? `/r/${register.key}`;
}

const allowed = (page: Page, session: SessionTools): boolean => page.right === undefined || session.has(page.right);

/** Every page that stands by itself, also those only reached from others: for Ctrl+K. */
export function allEntries(registers: readonly Register[], session: SessionTools): readonly Entry[] {
  const own = pages
    .filter((page) => !page.path.includes(':') && allowed(page, session))
    .map(({ area, title, path, order }) => ({ area, title, path, order: order ?? Infinity }));
  const taken = new Set(pages.map((page) => page.register));
  const generic = registers
    .filter((register) => !taken.has(register.key) && session.may(register, 'read'))
    .map((register) => ({
      area: register.area,
      title: register.label,
      path: registerPath(register),
      order: register.order ?? Infinity,
    }));
  return [...own, ...generic];
}

/** The navigation: the areas in their order, each with its entries. Areas without any are left out. */
export function navigation(registers: readonly Register[], session: SessionTools): readonly AreaEntries[] {
  const entries = allEntries(registers, session).filter((entry) => entry.order !== Infinity);
  return areas
    .map((area) => ({
      area,
      entries: entries.filter((entry) => entry.area === area).toSorted((one, other) => one.order - other.order),
    }))
    .filter((one) => one.entries.length > 0);
}
