/** The pages of the app: every file that ends in `.page.tsx` under `pages/` is one, found by itself. */
import type { ComponentType } from 'react';
import type { Area, Right } from '../db/registers/model/register.ts';

/** A page: where it is, what it is called, where it stands in the navigation. */
export interface Page {
  /** As wouter takes it: /people/:id. */
  readonly path: string;
  readonly title: string;
  readonly area: Area;
  /** The place in the area's menu, among the registers' own `order`; pages without one are reached from others. */
  readonly order?: number;
  /** Shown and opened only with this right. */
  readonly right?: Right;
  /** The register whose list this page is, instead of the generic one. */
  readonly register?: string;
  /** The key of its F1 help in `help/`; the area's unless told. */
  readonly help?: string;
  readonly component: ComponentType;
}

const files = import.meta.glob<{ page: Page }>('./pages/**/*.page.tsx', { eager: true });

/** All pages; those with parameters come after those without, so that /people/new wins over /people/:id. */
export const pages: readonly Page[] = Object.values(files)
  .map((file) => file.page)
  .toSorted((one, other) => Number(one.path.includes(':')) - Number(other.path.includes(':')));
