/** A short help, written for clerks. */
export interface Help {
  /** An area, or what a page names as its `help`. */
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
}
