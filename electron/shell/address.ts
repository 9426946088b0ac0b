/** Which addresses the window may show, open and load. Decided on the parsed address, never on a part of its text. */

export const scheme = 'app';
/** Where the page lives. */
export const home = 'app://desk/';

const ownHost = 'desk';
/** Chromium's own PDF viewer, which shows the preview: an extension inside the program, by its fixed id. */
const pdfViewer = 'mhjfbmdgcfjbbpaeojofohoefgiehjai';

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** True for an address of the app itself: `app://desk/…`, no other host, no name, no port. */
export function isOwn(address: string): boolean {
  const url = parsed(address);
  return url !== null && url.protocol === 'app:' && url.host === ownHost && url.username === '' && url.password === '';
}

/** True for data that a page of the app made itself. */
function isOwnBlob(address: string): boolean {
  return address.startsWith('blob:') && isOwn(address.slice('blob:'.length));
}

/** Where a frame may go: the window only within the app, a frame in it also to a blob of the app (the PDF preview). */
export function mayNavigate(address: string, mainFrame: boolean): boolean {
  if (isOwn(address)) return true;
  return !mainFrame && (isOwnBlob(address) || address === 'about:blank' || address === 'about:srcdoc');
}

/** What may be loaded at all: the app and what Chromium itself needs to show it; nothing from any network or disk. */
export function mayLoad(address: string, packaged: boolean): boolean {
  if (isOwn(address) || isOwnBlob(address)) return true;
  const url = parsed(address);
  if (url === null) return false;
  if (url.protocol === 'data:') return true;
  if (url.protocol === 'chrome-extension:') return url.host === pdfViewer;
  if (url.protocol === 'chrome:') return url.host === 'resources';
  return url.protocol === 'devtools:' && !packaged;
}
