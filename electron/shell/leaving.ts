/** Ending the program without cutting a running job off. */
import { app } from 'electron';
import type { Supervisor } from '../desk/supervisor.ts';

/** Longer than this nobody waits; every kill is safe. */
const closeWithinMs = 60_000;

/** Closes the desk before the program goes. */
export function closeDeskBeforeQuit(desk: Pick<Supervisor, 'close'>): void {
  let closed = false;
  let closing = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void quitAfter(desk).then(() => {
      closed = true;
      return app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

async function quitAfter(desk: Pick<Supervisor, 'close'>): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, closeWithinMs);
  await Promise.race([desk.close(), limit.promise]);
  clearTimeout(timer);
}
