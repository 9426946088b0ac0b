/** 任命材料包: 请示, 任免审批表 and 资格联审表 as one document, each on sheets of its own where both sides are printed. */
import { cadreSheetPages, EMPTY_PAGE } from './cadre-sheet-html.ts';
import type { CadreSheet } from './cadre-sheet.ts';
import { FORM_CSS } from './form-html.ts';
import { type JointReview, REVIEW_CSS, reviewHtml } from './joint-review.ts';
import { type AppointmentLetter, LETTER_CSS, letterHtml, letterPages } from './official-letter.ts';
import { paperDocument, type PaperOptions } from './paper-html.ts';

export interface AppointmentPack {
  readonly letter: AppointmentLetter;
  readonly people: readonly { readonly sheet: CadreSheet; readonly review: JointReview }[];
}

export function appointmentPackHtml({ letter, people }: AppointmentPack, options: PaperOptions): string {
  const body = [
    letterHtml(letter),
    ...(letterPages(letter) % 2 === 1 ? [EMPTY_PAGE] : []),
    ...people.flatMap(({ sheet, review }) => [cadreSheetPages(sheet), reviewHtml(review), EMPTY_PAGE]),
  ];
  return paperDocument('任命材料包', `${FORM_CSS}${LETTER_CSS}${REVIEW_CSS}`, body.join('\n'), options);
}
