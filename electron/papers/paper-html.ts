/** What all printed papers share: escaping, fonts, the frame of a complete static document. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML content and attribute values; characters that may not stand in HTML are dropped. */
export function escapeHtml(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** What comes last in every stack: the bundled fonts, then those of Windows and Linux that know rare characters. */
const RARE = `"Noto Serif SC Variable","Noto Serif CJK SC","SimSun","SimSun-ExtB","SimSun-ExtG","Paper Rare Han","Noto Sans CJK SC",serif`;

/** Font stacks by the habits of GB/T 9704-2012: text 仿宋, titles 小标宋, labels 宋体, headings 黑体. */
export const FONTS = {
  text: `"仿宋_GB2312","FangSong","STFangsong",${RARE}`,
  title: `"方正小标宋简体","方正小标宋_GBK","FZXiaoBiaoSong-B05S","STZhongsong",${RARE}`,
  label: `"SimSun","STSong",${RARE}`,
  heading: `"SimHei","Noto Sans CJK SC","Microsoft YaHei",${RARE}`,
} as const;

/**
 * Titles ask for bold without synthesis: 小标宋 has no bold and prints as it is, a fallback with a real bold face prints that.
 * Lines are counted beforehand with upper bounds of all widths; what the browser sets narrower is justified.
 */
const BASE_CSS = `
*{box-sizing:border-box;margin:0;padding:0}
html{font-family:${FONTS.text};color:#000;background:#fff;font-kerning:none;font-synthesis:none;
text-spacing-trim:space-all;text-autospace:normal;-webkit-print-color-adjust:exact;print-color-adjust:exact}
`;

/** Nothing is loaded and nothing runs: only styles, fonts and images that stand in the document itself. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:`;

export interface PaperOptions {
  /** `@font-face` rules with data: addresses for the bundled fonts, or empty. */
  readonly fontCss: string;
}

/** A complete document. `css` and `body` must be safe already: texts go through {@link escapeHtml}. */
export function paperDocument(title: string, css: string, body: string, { fontCss }: PaperOptions): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>${fontCss}${BASE_CSS}${css}</style></head>
<body>${body}</body></html>`;
}
