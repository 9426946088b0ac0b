/** Text as it comes out of office tables, made comparable. */

/** Full-width ASCII (U+FF01–FF5E) and the ideographic space to half width; Chinese punctuation outside that block stays. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

/** White space and the marks that copying from web pages and WPS leaves: zero-width characters, BOM, soft hyphen, direction marks. */
const invisible = /[\s\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;

/** Text without any white space or invisible character. */
export function withoutSpaces(text: string): string {
  return text.replace(invisible, '');
}

/** Removes 「（…）」 with what stands in it, innermost first. */
function withoutBrackets(text: string): string {
  const bracketed = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|\{[^{}]*\}|《[^《》]*》/gu;
  let before = text;
  for (;;) {
    const after = before.replace(bracketed, '');
    if (after === before) return after;
    before = after;
  }
}

/**
 * The form in which headings and code list words are compared: half width, lower case, without white space, line breaks,
 * invisible characters, punctuation and symbols.
 * @param brackets 'content' (default) keeps what stands inside brackets; 'none' drops it: 出生年月(YYYY.MM) is then 出生年月.
 */
export function squash(text: string, brackets: 'content' | 'none' = 'content'): string {
  const plain = halfWidth(text.normalize('NFC'));
  const kept = brackets === 'none' ? withoutBrackets(plain) : plain;
  return withoutSpaces(kept)
    .replace(/[\p{P}\p{S}]/gu, '')
    .toLowerCase();
}
