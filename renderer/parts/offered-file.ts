/** Papers that the desk has made, sent to the printer as they are. */
import { inlineAddress, type Offered } from '../desk.ts';

/** Sends an offered page or PDF to the printer by the browser's own dialog. */
export async function printOffered(offered: Offered): Promise<void> {
  const response = await fetch(inlineAddress(offered));
  const address = URL.createObjectURL(await response.blob());
  const frame = document.createElement('iframe');
  frame.title = '打印';
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = address;
  document.body.append(frame);
  await loaded;
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
  // The dialog holds the page until it is closed in most browsers; a minute covers those where it does not.
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(address);
  }, 60_000);
}
