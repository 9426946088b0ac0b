/** The demo office's door. Nothing behind it is real, so its password is no secret: the start page shows it. */

/** The one seed of the demo office that the program sets up: everybody sees the same invented street. */
export const demoSeed = 20_260_305;

export const demoLogin = { account: '演示管理员', password: 'qinghe-demo-12' } as const;

/**
 * The folder of `--demo`: one beside the office's usual folder, so that invented people never come near real ones. A folder that was
 * named on the command line is taken as it is; a demo office is only ever set up in an empty one.
 */
export function demoFolder(usual: string): string {
  return `${usual}-demo`;
}
