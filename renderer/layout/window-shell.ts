/** What Electron's window tells the page; in a browser there is nothing of it. */
import { useEffect } from 'react';
import type { MenuCommand, ShellBridge } from '../../electron/shell/bridge.ts';
import { signalLocked } from '../lock-signal.ts';

declare global {
  interface Window {
    readonly shell?: ShellBridge;
  }
}

/** Carries out the menu's commands, and shows the sign-in when the office was locked from outside. */
export function useWindowShell(commands: Readonly<Record<MenuCommand, () => void>>): void {
  useEffect(() => {
    const { shell } = window;
    if (shell === undefined) return;
    const ends = [shell.onLocked(signalLocked), shell.onCommand((command) => commands[command]())];
    return () => {
      for (const end of ends) end();
    };
  });
}
