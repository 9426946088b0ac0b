/** What a procedure of the desk is: who may call it, what it takes, what it does. */
import type { z } from 'zod';
import type { Ledger } from '../../db/ledger.ts';
import type { RecordAction, Right } from '../../db/registers/model/register.ts';
import type { Viewer } from '../../db/rights.ts';
import type { DeskState, OpenOffice, Session } from './state.ts';

/** How far a long job has come; shown as a bar. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** What every procedure is given. */
export interface Call {
  readonly desk: DeskState;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** What a procedure of a signed-in clerk is given besides. */
export interface OfficeCall extends Call {
  readonly office: OpenOffice;
  readonly ledger: Ledger;
  readonly session: Session;
  readonly viewer: Viewer;
}

/** An action on the register that the input names: the right comes from register × action × role. */
export interface RegisterAccess<Input> {
  readonly register: (input: Input) => string;
  readonly action: RecordAction;
}

/** `anyone` before signing in, `signed-in` with any role, a right, or an action on a register. */
export type Access<Input> = 'signed-in' | Right | RegisterAccess<Input>;

export interface OpenProcedure<Schema extends z.ZodType, Output> {
  readonly access: 'anyone';
  readonly input: Schema;
  readonly run: (call: Call, input: z.output<Schema>) => Output | Promise<Output>;
}

export interface OfficeProcedure<Schema extends z.ZodType, Output> {
  readonly access: Access<z.output<Schema>>;
  readonly input: Schema;
  /** It only reads: allowed where a backup is looked at. */
  readonly reads?: boolean;
  readonly run: (call: OfficeCall, input: z.output<Schema>) => Output | Promise<Output>;
}

/** Declares a procedure that needs no sign-in. */
export function openProcedure<Schema extends z.ZodType, Output>(
  procedure: OpenProcedure<Schema, Output>,
): OpenProcedure<Schema, Output> {
  return procedure;
}

/** Declares a procedure for those who are signed in. */
export function officeProcedure<Schema extends z.ZodType, Output>(
  procedure: OfficeProcedure<Schema, Output>,
): OfficeProcedure<Schema, Output> {
  return procedure;
}

/** A procedure as the dispatcher sees it, its input known only to its own schema. */
export type AnyProcedure = OpenProcedure<z.ZodType, unknown> | OfficeProcedure<z.ZodType, unknown>;
