/** The keys that work everywhere. */
export const keys = [
  { key: 'Ctrl+K', does: '查找人员或页面：姓名、拼音首字母、电话或身份证尾号' },
  { key: 'F1', does: '打开本页帮助和快捷键' },
  { key: 'Ctrl+L', does: '锁定，填到一半的内容留作草稿' },
  { key: 'Enter', does: '到下一个栏目' },
  { key: 'Ctrl+S', does: '保存' },
  { key: 'Ctrl+Enter', does: '保存并录下一条（在已有记录上是看下一条）' },
  { key: 'Ctrl+;', does: '在日期栏目里填今天' },
  { key: 'Esc', does: '关上旁边的窗格，没保存的留作草稿' },
  { key: '↑ ↓ ← →', does: '在列表里逐格移动，Enter 或双击打开' },
  { key: 'Ctrl+V', does: '在列表里粘贴从 Excel、WPS 复制的一块，先看改动再写入' },
  { key: 'Shift+点表头', does: '再按这一栏排序' },
  { key: 'Tab', does: '到下一个可以操作的地方，Shift+Tab 往回' },
] as const;
