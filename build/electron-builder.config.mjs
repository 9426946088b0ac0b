/** The Windows installer: the contents, and what a real Electron binary is hardened with (a stand-in has no fuses). */
import { contents } from './pack/contents.mjs';

/** @type {import('electron-builder').Configuration} */
export default {
  ...contents,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  win: { ...contents.win, target: [{ target: 'nsis', arch: ['x64'] }] },
};
