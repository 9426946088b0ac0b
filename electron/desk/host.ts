/** What the desk needs of the machine it runs on. Electron, the loopback browser host and the tests each implement it. */

/** A picked file or folder: the renderer holds the token and the name, the desk's side the path. */
export interface Picked {
  readonly path: string;
  readonly name: string;
}

export interface Drive {
  /** Where it is mounted: `E:\` or `/media/usb`. */
  readonly path: string;
  /** Its label as the system shows it, or empty. */
  readonly label: string;
  readonly removable: boolean;
  readonly readOnly: boolean;
  /** Bytes; null where the system did not say. */
  readonly size: number | null;
  readonly free: number | null;
}

export interface PickFileOptions {
  readonly title: string;
  /** Endings without a dot: xlsx, xls, csv. */
  readonly extensions: readonly string[];
}

export interface Host {
  readonly kind: 'electron' | 'browser' | 'test';
  /** The folder that the program itself stands in: data must not be kept inside. */
  readonly programFolder: string;
  /** Prints HTML to a PDF with its own `@page` sizes; null where no engine is found on this machine. */
  readonly toPdf: ((html: string, signal: AbortSignal) => Promise<Uint8Array>) | null;
  /** Opens the system's print dialog for the HTML; null where the renderer prints by itself. */
  readonly print: ((html: string) => Promise<void>) | null;
  /** The system's file dialog; null where files are uploaded instead. */
  readonly pickFile: ((options: PickFileOptions) => Promise<Picked | null>) | null;
  /** The system's folder dialog; null where the desk's own folder page serves. */
  readonly pickFolder: ((title: string) => Promise<Picked | null>) | null;
  /** Drives that are there now, removable ones first. */
  readonly drives: () => Promise<readonly Drive[]>;
  readonly notify: (title: string, body: string) => void;
  /** Shows a file or folder in the system's file manager. */
  readonly openExternally: (path: string) => Promise<void>;
}
