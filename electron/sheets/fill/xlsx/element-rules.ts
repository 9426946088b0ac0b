/** Where references stand in the parts of a workbook (ECMA-376 part 1, 18; [MS-XLSX] for what stands in extLst). */
import type { ElementRules } from './moved-elements.ts';

/** A worksheet around its rows; merged cells, the dimension and the rows themselves are moved by name. */
export const sheetRules: ElementRules = {
  attributes: {
    autoFilter: { ref: 'range' },
    sortState: { ref: 'range' },
    sortCondition: { ref: 'range' },
    conditionalFormatting: { sqref: 'ranges' },
    dataValidation: { sqref: 'ranges' },
    protectedRange: { sqref: 'ranges' },
    ignoredError: { sqref: 'ranges' },
    hyperlink: { ref: 'range', location: 'formula' },
    brk: { id: 'break' },
    inputCells: { r: 'range' },
    cellWatch: { r: 'range' },
    cellSmartTags: { r: 'range' },
    controlPr: { linkedCell: 'formula', listFillRange: 'formula' },
  },
  texts: { formula: 'formula', formula1: 'formula', formula2: 'formula', f: 'formula', sqref: 'ranges' },
  removable: new Set([
    'autoFilter',
    'sortState',
    'sortCondition',
    'conditionalFormatting',
    'dataValidation',
    'protectedRange',
    'ignoredError',
    'hyperlink',
    'brk',
    'inputCells',
    'cellWatch',
    'cellSmartTags',
    'sparkline',
  ]),
};

export const workbookRules: ElementRules = {
  attributes: {},
  texts: { definedName: 'formula' },
  removable: new Set(),
};

export const tableRules: ElementRules = {
  attributes: {
    table: { ref: 'range' },
    autoFilter: { ref: 'range' },
    sortState: { ref: 'range' },
    sortCondition: { ref: 'range' },
  },
  texts: { calculatedColumnFormula: 'formula', totalsRowFormula: 'formula' },
  removable: new Set(['autoFilter', 'sortState', 'sortCondition']),
};

export const commentRules: ElementRules = {
  attributes: { comment: { ref: 'range' }, threadedComment: { ref: 'range' } },
  texts: {},
  removable: new Set(['comment', 'threadedComment']),
};

/** Charts and drawings: the cells behind series, titles and text boxes. */
export const chartRules: ElementRules = {
  attributes: { sp: { textlink: 'formula' } },
  texts: { f: 'formula' },
  removable: new Set(),
};

export const pivotRules: ElementRules = {
  attributes: { location: { ref: 'range' } },
  texts: {},
  removable: new Set(),
};

export const controlRules: ElementRules = {
  attributes: {
    formControlPr: { fmlaLink: 'formula', fmlaRange: 'formula', fmlaTxbx: 'formula', fmlaGroup: 'formula' },
  },
  texts: {},
  removable: new Set(),
};
