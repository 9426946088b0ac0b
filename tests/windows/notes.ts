/** What the office in Wine writes down for the test that judges it. */
import type { Refusal } from '../electron/desk/test-desk.ts';

export interface Note<Saw> {
  readonly saw: Saw;
  /** Why the step failed, or null. */
  readonly failed: string | null;
  readonly ms: number;
}

export interface Answers {
  firstStart: {
    readonly platform: string;
    readonly folder: string;
    readonly contents: string;
    readonly judgement: string;
    readonly files: readonly string[];
    readonly recoveryCode: number;
  };
  secondStart: { readonly refusal: Refusal };
  records: { readonly found: readonly unknown[]; readonly attachment: string };
  import: { readonly people: number };
  export: { readonly name: string };
  backup: { readonly damage: readonly unknown[]; readonly onStick: number };
  parcel: {
    readonly fileName: string;
    readonly good: boolean;
    readonly problems: number;
    readonly folder: readonly string[];
    readonly drives: readonly string[];
  };
  keyringHeld: {
    readonly open: Refusal;
    readonly alone: Refusal;
    readonly same: boolean;
    readonly temporaries: readonly string[];
  };
  keyringRewritten: { readonly refusal: Refusal; readonly people: number; readonly temporaries: readonly string[] };
  storeHeld: { readonly refusal: Refusal; readonly people: number };
  restoreHeld: { readonly refusal: Refusal; readonly people: number };
  restore: { readonly restored: number; readonly returned: number };
  openAgain: { readonly left: readonly string[]; readonly people: number; readonly found: number };
}

export type Notes = { readonly [Step in keyof Answers]: Note<Answers[Step]> };
