/** Which of a plan's packages (体检套餐) is meant for somebody, by the words in its name: 男性套餐, 女性已婚套餐 … */

/** The packages as the plan lists them. */
export function packagesOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/[、，,；;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

export interface PackagePerson {
  /** Codes of the lists `sex` and `marital`; null where not known. */
  readonly sex: string | null;
  readonly marital: string | null;
}

/** Words by code of 性别 (GB/T 2261.1). */
const sexes = { '1': /男/u, '2': /女/u } as const;

/** Codes of 婚姻状况 (GB/T 2261.2) that say it: 未婚 is 10, 未说明 90; who was ever married takes the package of the married. */
const single = '10';
const unsaid = '90';

/** How many of the words of a package fit; null where one of them does not. */
function fit(name: string, { sex, marital }: PackagePerson): number | null {
  let fits = 0;
  for (const [code, word] of Object.entries(sexes)) {
    if (!word.test(name) || (sexes['1'].test(name) && sexes['2'].test(name))) continue;
    if (sex !== code) return null;
    fits += 1;
  }
  if (/未婚/u.test(name) !== /已婚/u.test(name)) {
    if (marital === null || marital === unsaid || /未婚/u.test(name) !== (marital === single)) return null;
    fits += 1;
  }
  return fits;
}

/** The package that fits best, the first of several; null where none fits or the facts are not known. */
export function packageFor(packages: readonly string[], person: PackagePerson): string | null {
  let best: { readonly name: string; readonly fits: number } | null = null;
  for (const name of packages) {
    const fits = fit(name, person);
    if (fits !== null && (best === null || fits > best.fits)) best = { name, fits };
  }
  return best?.name ?? null;
}
