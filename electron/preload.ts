/** The sandboxed preload: gives the page `window.shell`. Everything else the page does with `fetch`. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from './shell/bridge.ts';
import type { MenuCommand, ShellBridge, Unsubscribe } from './shell/bridge.ts';

/** The main process alone sends on these channels. */
function listen(channel: string, listener: (value: unknown) => void): Unsubscribe {
  const heard = (_event: unknown, value: unknown) => listener(value);
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.off(channel, heard);
}

const bridge: ShellBridge = {
  onLocked: (listener) => listen(channels.locked, () => listener()),
  onNotificationClick: (listener) => listen(channels.notificationClick, () => listener()),
  due: (counts) => ipcRenderer.send(channels.due, counts),
  onCommand: (listener) => listen(channels.command, (command) => listener(command as MenuCommand)),
  zoom: {
    get: async () => Number(await ipcRenderer.invoke(channels.zoom, null)),
    set: async (percent) => Number(await ipcRenderer.invoke(channels.zoom, percent)),
    onChange: (listener) => listen(channels.zoomed, (percent) => listener(Number(percent))),
  },
};

contextBridge.exposeInMainWorld('shell', bridge);
