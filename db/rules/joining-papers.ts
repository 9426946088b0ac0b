/** 已交材料 and 缺交材料 as they stand in a 入职登记: names with a mark between them. */

/** The names in a text, whatever mark is between them. */
export const namedPapers = (text: string): readonly string[] =>
  text
    .split(/[、，,；;\n]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
