/** The menu: every item works, in Chinese, with the keys that Windows users know. */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly lock: () => void;
  readonly showData: () => void;
  readonly find: () => void;
  readonly help: () => void;
  readonly about: () => void;
  /** 1 larger, -1 smaller, 0 back to 100 %. */
  readonly zoom: (direction: 1 | 0 | -1) => void;
}

/** @param developing true adds the developer tools, which the packaged program has not */
export function menuTemplate(actions: MenuActions, developing: boolean): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: '文件(&F)',
      submenu: [
        { label: '锁定', accelerator: 'CmdOrCtrl+L', click: actions.lock },
        { label: '打开数据文件夹', click: actions.showData },
        line,
        { label: '退出', role: 'quit' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { label: '撤销', role: 'undo' },
        { label: '重做', role: 'redo' },
        line,
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '全选', role: 'selectAll' },
        line,
        // The page listens for this key itself; here it is only shown.
        { label: '查找人员或页面', accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: actions.find },
      ],
    },
    {
      label: '视图(&V)',
      submenu: [
        { label: '放大', accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(1) },
        // The same key without Shift.
        { label: '放大', accelerator: 'CmdOrCtrl+=', visible: false, click: () => actions.zoom(1) },
        { label: '缩小', accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(-1) },
        { label: '原始大小', accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(0) },
        line,
        { label: '全屏', role: 'togglefullscreen' },
        { label: '刷新', role: 'reload' },
        ...(developing ? [{ label: '开发者工具', role: 'toggleDevTools' } as const] : []),
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [
        { label: '使用帮助', accelerator: 'F1', registerAccelerator: false, click: actions.help },
        line,
        { label: '关于', click: actions.about },
      ],
    },
  ];
}
