/** What the preload gives the page as `window.shell`: only what has no URL. In a browser there is no `window.shell`. */

/** Menu items that the page carries out. */
export type MenuCommand = 'help' | 'find' | 'lock';

/** How many 待办 press on a day; numbers only, no names. */
export interface DueCounts {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly late: number;
  readonly today: number;
  readonly week: number;
}

export interface ShellBridge {
  /** The office was locked from outside the page: the screen was locked, the PC goes to sleep. */
  readonly onLocked: (listener: () => void) => Unsubscribe;
  /** A notice of the app was clicked. */
  readonly onNotificationClick: (listener: () => void) => Unsubscribe;
  /** Shows counts in the tray. */
  readonly due: (counts: DueCounts) => void;
  readonly onCommand: (listener: (command: MenuCommand) => void) => Unsubscribe;
  readonly zoom: {
    /** Per cent: one of `zoomSteps`. */
    readonly get: () => Promise<number>;
    readonly set: (percent: number) => Promise<number>;
    readonly onChange: (listener: (percent: number) => void) => Unsubscribe;
  };
}

export type Unsubscribe = () => void;

/** Names of the few messages between main process and page. */
export const channels = {
  locked: 'shell:locked',
  notificationClick: 'shell:notification-click',
  command: 'shell:command',
  due: 'shell:due',
  zoom: 'shell:zoom',
  zoomed: 'shell:zoomed',
} as const;
