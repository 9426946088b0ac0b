/** What goes into the Windows package, and how it introduces itself; shared by the release and by its test. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** @type {import('electron-builder').Configuration} */
export const contents = {
  appId: 'cn.shequ.taizhang',
  productName: '社区工作者台账',
  executableName: 'shequ-taizhang',
  copyright: '社区工作者台账',
  directories: { output: 'release', buildResources: 'build/pack' },
  electronLanguages: ['zh-CN', 'en-US'],
  // Everything is bundled into dist/ but the native module, of which only the Windows binary is packed.
  files: [
    '!**/*',
    'package.json',
    'dist/electron/**',
    'dist/fonts/**',
    'dist/renderer/**',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/lib/**',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  ],
  // A library must be a file to be loaded; the scripts beside it stay inside, where their integrity is checked.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  win: { icon: 'build/pack/icon.png', signExecutable: false },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    createDesktopShortcut: 'always',
    createStartMenuShortcut: true,
    shortcutName: '社区工作者台账',
    installerLanguages: ['zh_CN'],
    language: '2052',
    include: 'build/pack/installer.nsh',
    artifactName: 'shequ-taizhang-setup-${version}.${ext}',
  },
  // Electron's own sample app comes along when the binary is taken from a folder.
  afterPack: ({ appOutDir }) => rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
};
