/** The look: calm, dense, official. One deep blue; red for 已超期 and destructive acts, orange for 即将到期, nothing moves. */
import {
  ActionIcon,
  Button,
  createTheme,
  Drawer,
  Menu,
  Modal,
  type MantineColorsTuple,
  NavLink,
  Notification,
  PasswordInput,
  Popover,
  Select,
  Tabs,
  Tooltip,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { Temporal } from 'temporal-polyfill';
import { exactTypedDay } from '../db/rules/typed-day.ts';

const fonts =
  '"Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "WenQuanYi Micro Hei", sans-serif';

/** Deep blue, the only accent: white text on shade 7 stands at 8.6 : 1. */
const deepBlue: MantineColorsTuple = [
  '#eef3fb',
  '#dbe5f4',
  '#b4c8e8',
  '#8aaadc',
  '#6690d1',
  '#4f7fcb',
  '#3167ad',
  '#1d4e8f',
  '#173f75',
  '#10305b',
];

/** Red and orange dark enough that their words can be read: at least 4.5 : 1 on white from shade 7 on. */
const darkRed: MantineColorsTuple = [
  '#fdf1f1',
  '#f9dede',
  '#f1b9b9',
  '#e88f8f',
  '#df6a6a',
  '#d34c4c',
  '#c63535',
  '#b42525',
  '#991d1d',
  '#7d1616',
];
const darkOrange: MantineColorsTuple = [
  '#fff5ea',
  '#fde7cf',
  '#f9cb9b',
  '#f3ab63',
  '#e88d36',
  '#d9751a',
  '#c4620c',
  '#a94f06',
  '#8f4205',
  '#743504',
];

const still = { transitionProps: { duration: 0 } } as const;

/** The theme of all pages. */
export const theme = createTheme({
  fontFamily: fonts,
  fontFamilyMonospace: '"Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSmoothing: false,
  colors: { deepBlue, red: darkRed, orange: darkOrange },
  primaryColor: 'deepBlue',
  primaryShade: 7,
  defaultRadius: 3,
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  headings: {
    fontFamily: fonts,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.4' },
      h2: { fontSize: '17px', lineHeight: '1.4' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle' } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    DateInput: DateInput.extend({
      defaultProps: { dateParser: (text) => exactTypedDay(text, Temporal.Now.plainDateISO().toString()) },
    }),
    Drawer: Drawer.extend({ defaultProps: still }),
    // Inside the page's landmarks, and without a stop for the keyboard that is no item.
    Menu: Menu.extend({ defaultProps: { ...still, withinPortal: false, withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { ...still, centered: true, closeButtonProps: { 'aria-label': '关闭' } } }),
    NavLink: NavLink.extend({ styles: { collapse: { transition: 'none' } } }),
    // Beside a title its grey is too pale to read.
    Notification: Notification.extend({ styles: { description: { color: 'var(--mantine-color-text)' } } }),
    PasswordInput: PasswordInput.extend({
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': '显示或隐藏密码' } },
    }),
    Popover: Popover.extend({ defaultProps: still }),
    Select: Select.extend({ defaultProps: { nothingFoundMessage: '没有匹配的选项' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { ...still, openDelay: 400 } }),
  },
});
