/** What one desk holds while it runs: its folder, the opened office and who is signed in. No module keeps state of its own. */
import type { KeyCost } from '../../db/keyring.ts';
import type { Actor } from '../../db/history.ts';
import type { Ledger } from '../../db/ledger.ts';
import type { Migration } from '../../db/migrations.ts';
import type { Register } from '../../db/registers/model/register.ts';
import { rightsOf, type Role, roleLabels, type Viewer } from '../../db/rights.ts';
import type { FolderJudgement } from '../host/data-folder.ts';
import type { DailyBackup } from './daily-backup.ts';
import type { Host } from './host.ts';
import type { Transfers } from './transfers.ts';

export interface DeskOptions {
  /** The office's data folder. */
  readonly folder: string;
  readonly host: Host;
  /** Now as a local ISO time to the second. */
  readonly clock: () => string;
  /** Look only: a backup opened beside the office. */
  readonly readOnly?: boolean;
  /** Where the attachments lie; the data folder unless told. */
  readonly filesFolder?: string;
  /** Offer the demo office at the first start. */
  readonly demo?: boolean;
  /** Cheaper password work, for tests. */
  readonly keyCost?: KeyCost;
  /** The built worker that reads a workbook off this thread; without it the desk reads by itself. */
  readonly sheetsWorker?: URL;
  /** The registers, where a test adds its own. */
  readonly registers?: ReadonlyMap<string, Register>;
  readonly migrations?: readonly Migration[];
}

export interface Session {
  readonly account: Actor;
  readonly role: Role;
  /** Unmasked values were asked for (once per session; logged). */
  revealed: boolean;
}

export interface OpenOffice {
  readonly ledger: Ledger;
  readonly key: Buffer;
  readonly session: Session;
  /** Today's backup, once it was begun. */
  daily: Promise<DailyBackup> | null;
}

export interface Trouble {
  readonly code: string;
  readonly message: string;
}

export interface DeskState {
  /** The folder that the host named; the data may lie elsewhere by its note. */
  readonly usualFolder: string;
  /** What was said of the data folder; asked once, because the drives take a second on Windows. */
  judgement: Promise<FolderJudgement> | null;
  readonly options: DeskOptions;
  readonly registers: ReadonlyMap<string, Register>;
  readonly transfers: Transfers;
  office: OpenOffice | null;
  /** Wrong passwords in a row, and when the last one came (performance.now). */
  failures: number;
  lastFailure: number;
  /** When somebody last did something, and when a page last said that it is still there (performance.now). */
  lastActive: number;
  lastAlive: number;
  /** Jobs that run now: the desk closes after them. */
  readonly jobs: Set<Promise<unknown>>;
  readonly lockListeners: Set<() => void>;
  closing: boolean;
  /** Why the folder could not be taken (read-only, full): said before anybody signs in. */
  readonly trouble: Trouble | null;
  /** A backup that is looked at beside the office, as a read-only desk. */
  look: DeskState | null;
}

/** The signed-in session as the store's reading functions see it. */
export function viewerOf(session: Session): Viewer {
  const who = { name: session.account.name, roleLabel: roleLabels[session.role] };
  return { rights: rightsOf(session.role), revealed: session.revealed, who };
}

/** Where the attachments' files lie. */
export function filesFolder(desk: DeskState): string {
  return desk.options.filesFolder ?? desk.options.folder;
}
