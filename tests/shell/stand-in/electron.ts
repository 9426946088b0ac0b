/** A small stand-in for Electron's main-process side. README.md says what it cannot prove. */
import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type * as Electron from 'electron';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** What the set-ups asked for, for tests to look at. */
export const seen = {
  switches: new Map<string, string>(),
  sandboxed: false,
  schemes: [] as Electron.CustomScheme[],
  errors: [] as string[],
  exits: [] as (number | undefined)[],
  quits: 0,
  messages: [] as Electron.MessageBoxOptions[],
  notices: [] as Notification[],
  menu: null as Electron.MenuItemConstructorOptions[] | null,
  shown: [] as string[],
  trays: [] as Tray[],
};

/** What a test decides for Electron. */
export const given = {
  first: true,
  packaged: false,
  appData: '/nowhere',
  displays: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  /** The button that is pressed in a message box. */
  button: 0,
  picked: { canceled: false, filePaths: [] as string[] },
  pdf: async () => Buffer.from('%PDF'),
  print: { success: true, reason: '' },
  deskWorker: new URL('../../electron/tiny-desk.entry.ts', import.meta.url),
};

class App extends EventEmitter {
  commandLine = { appendSwitch: (name: string, value = '') => void seen.switches.set(name, value) };
  paths = new Map<string, string>();
  get isPackaged() {
    return given.packaged;
  }
  enableSandbox = () => void (seen.sandboxed = true);
  setPath = (name: string, path: string) => void this.paths.set(name, path);
  getPath = (name: string) => this.paths.get(name) ?? (name === 'appData' ? given.appData : '/program/app.exe');
  getVersion = () => '0.1.0';
  requestSingleInstanceLock = () => given.first;
  whenReady = () => Promise.resolve();
  exit = (code?: number) => void seen.exits.push(code);
  quit = () => {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) seen.quits += 1;
  };
}

export class Session extends EventEmitter {
  handlers = new Map<string, SchemeHandler>();
  onPermission: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  onPermissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  onRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | null = null;
  spelling = true;
  protocol = { handle: (scheme: string, handler: SchemeHandler) => void this.handlers.set(scheme, handler) };
  webRequest = { onBeforeRequest: (listener: typeof this.onRequest) => void (this.onRequest = listener) };
  setPermissionRequestHandler = (handler: typeof this.onPermission) => void (this.onPermission = handler);
  setPermissionCheckHandler = (handler: typeof this.onPermissionCheck) => void (this.onPermissionCheck = handler);
  devices: (() => boolean) | null = null;
  setDevicePermissionHandler = (handler: () => boolean) => void (this.devices = handler);
  setSpellCheckerEnabled = (on: boolean) => void (this.spelling = on);

  /** As a page's request goes: first the session's veto, then the scheme's handler; null where it is cancelled. */
  async load(url: string, init?: RequestInit): Promise<Response | null> {
    const veto = await new Promise<boolean>((resolve) => {
      if (this.onRequest === null) resolve(false);
      this.onRequest?.({ url }, ({ cancel }) => resolve(cancel === true));
    });
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!veto && handler === undefined) throw new Error(`${url} would have left the program.`);
    return veto || handler === undefined ? null : handler(new Request(url, init));
  }
}

export class Contents extends EventEmitter {
  session: Session;
  mainFrame = { url: '' };
  zoom = 1;
  reloads = 0;
  sent: [channel: string, value: unknown][] = [];
  pdfOptions: Electron.PrintToPDFOptions | null = null;
  printOptions: Electron.WebContentsPrintOptions | null = null;
  page = '';
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });
  constructor(session: Session) {
    super();
    this.session = session;
  }
  setWindowOpenHandler = (handler: typeof this.openHandler) => void (this.openHandler = handler);
  setZoomFactor = (factor: number) => void (this.zoom = factor);
  send = (channel: string, value?: unknown) => void this.sent.push([channel, value]);
  reload = () => void (this.reloads += 1);
  executeJavaScript = async (_script: string) => true;
  printToPDF = (options: Electron.PrintToPDFOptions) => {
    this.pdfOptions = options;
    return given.pdf();
  };
  print = (options: Electron.WebContentsPrintOptions, told: (success: boolean, reason: string) => void) => {
    this.printOptions = options;
    told(given.print.success, given.print.reason);
  };
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  options: Electron.BrowserWindowConstructorOptions;
  webContents: Contents;
  visible = false;
  minimized = false;
  maximized = false;
  destroyed = false;
  focused = 0;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    // Only stand-in sessions exist here.
    this.webContents = new Contents(options.webPreferences?.session as unknown as Session);
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL = async (url: string) => {
    this.webContents.mainFrame.url = url;
    const answer = await this.webContents.session.load(url);
    this.webContents.page = (await answer?.text()) ?? '';
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  };
  show = () => void (this.visible = true);
  focus = () => void (this.focused += 1);
  restore = () => void (this.minimized = false);
  maximize = () => void (this.maximized = true);
  isMinimized = () => this.minimized;
  isMaximized = () => this.maximized;
  isDestroyed = () => this.destroyed;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 700 });
  destroy = () => void (this.destroyed = true);
}

export class Notification extends EventEmitter {
  options: Electron.NotificationConstructorOptions;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show = () => void seen.notices.push(this);
}

/** A picture is the pixels that it was made of. */
interface Picture {
  readonly bytes: Buffer;
}
export const nativeImage = { createFromBitmap: (bytes: Buffer): Picture => ({ bytes }) };

export class Tray extends EventEmitter {
  image: Picture;
  toolTip = '';
  destroyed = false;
  constructor(image: Picture) {
    super();
    this.image = image;
    seen.trays.push(this);
  }
  setImage = (image: Picture) => void (this.image = image);
  setToolTip = (text: string) => void (this.toolTip = text);
  destroy = () => void (this.destroyed = true);
}

export const app = new App();
export const powerMonitor = new EventEmitter();
const sessions = new Map<string, Session>();
const sessionOf = (name: string) => sessions.get(name) ?? sessions.set(name, new Session()).get(name)!;
export const session = { defaultSession: sessionOf(''), fromPartition: sessionOf };
export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => void seen.schemes.push(...schemes),
} satisfies Partial<Electron.Protocol>;
export const screen = { getAllDisplays: () => given.displays.map((workArea) => ({ workArea })) };
export const dialog = {
  showErrorBox: (_title: string, text: string) => void seen.errors.push(text),
  showMessageBox: async (_window: unknown, options: Electron.MessageBoxOptions) => {
    seen.messages.push(options);
    return { response: given.button, checkboxChecked: false };
  },
  showOpenDialog: async () => given.picked,
};
export const shell = {
  showItemInFolder: (path: string) => void seen.shown.push(path),
  openPath: async (path: string) => (seen.shown.push(path), ''),
} satisfies Partial<Electron.Shell>;
export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => void (seen.menu = menu),
};
export const heard = new EventEmitter();
type Invoked = (event: { sender: Contents; senderFrame: { url: string } | null }, value: unknown) => unknown;
export const invoked = new Map<string, Invoked>();
export const ipcMain = {
  handle: (channel: string, handler: Invoked) => void invoked.set(channel, handler),
  removeHandler: (channel: string) => void invoked.delete(channel),
  on: (channel: string, listener: (event: unknown, value: unknown) => void) => void heard.on(channel, listener),
  removeAllListeners: (channel: string) => void heard.removeAllListeners(channel),
};
export const utilityProcess = {
  fork: (_entry: string) => {
    const worker = new Worker(given.deskWorker);
    const kill = () => (void worker.terminate(), true);
    return Object.assign(worker, { kill }) as EventEmitter & {
      kill: () => boolean;
      postMessage: Worker['postMessage'];
    };
  },
};
