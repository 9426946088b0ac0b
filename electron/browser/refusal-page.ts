/** The pages of the loopback host itself, for those who stand before the door. */

/** Why somebody is not let in. */
export type Refusal = 'used-link' | 'no-link' | 'foreign';

const pages: Readonly<Record<Refusal, { readonly title: string; readonly lines: readonly string[] }>> = {
  'used-link': {
    title: '这个进入链接已经用过了',
    lines: [
      '每个链接只能用一次，用过或重新启动程序后就失效。',
      '如果这个浏览器已经进入过，<a href="/">直接打开程序</a>即可。',
    ],
  },
  'no-link': {
    title: '请用进入链接打开',
    lines: ['这个浏览器还没有进入过本次启动的程序，或者程序已经重新启动。'],
  },
  foreign: {
    title: '这个地址不能使用',
    lines: ['程序只接受在本机上、按启动窗口中显示的地址打开，不接受来自其他网页或其他名称的请求。'],
  },
};

const again = [
  '在启动程序的窗口里按一下回车键，会显示一个新的链接；',
  '或者再启动一次程序，会自动打开新的链接。',
  '数据都在，不受影响。',
];

/** A page that says why, and how to get in again. */
export function refusalPage(refusal: Refusal): string {
  const { title, lines } = pages[refusal];
  const paragraphs = [...lines, again.join('')].map((line) => `<p>${line}</p>`).join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title} · 社区工作者台账</title>
<style>body{font:16px/1.8 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:36em;margin:12vh auto;padding:0 1em;color:#222}h1{font-size:22px;color:#1f4e8c}</style>
</head><body><main><h1>${title}</h1>${paragraphs}</main></body></html>`;
}
