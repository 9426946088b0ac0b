/**
 * What no page may do, whatever it contains: leave the app, open windows, embed other pages, use a device, reach a network.
 * After Electron's security checklist (docs/tutorial/security.md) with the answer "no" wherever there is a choice.
 */
import { app } from 'electron';
import type { Session, WebContents } from 'electron';
import { isOwn, mayLoad, mayNavigate } from './address.ts';

/** Before Electron is ready: every renderer sandboxed, and Chromium without its own errands on the network. */
export function hardenProcess(): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-http-cache');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Every page that is ever created, windows and frames alike. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
}

/** A session: no permission, no device, no download from elsewhere, nothing loaded but the app. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, app.isPackaged) }));
  session.on('will-download', (event, item) => {
    const [first = ''] = item.getURLChain();
    const source = first.startsWith('blob:') ? first.slice('blob:'.length) : first;
    if (isOwn(source)) item.setSaveDialogOptions({ title: '另存为' });
    else event.preventDefault();
  });
}
