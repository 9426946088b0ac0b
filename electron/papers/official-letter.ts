/**
 * The 请示 about appointments as static HTML, laid out like an upward letter of GB/T 9704-2012: 版心 156 × 225 mm, title in 2 号小标宋,
 * text in 3 号仿宋 with 22 lines a page. Number, signer, meeting and date print blank: they are the leaders' to give.
 */
import { breakLines } from './line-breaking.ts';
import { FONTS, escapeHtml } from './paper-html.ts';

export interface LetterPerson {
  readonly name: string;
  readonly sex: string;
  readonly nation: string;
  /** 1979年4月 */
  readonly birth: string;
  readonly education: string;
  /** 中共党员（2003年7月入党）, 群众 */
  readonly political: string;
  readonly present: string;
  readonly proposed: string;
  readonly removed: string;
  readonly reason: string;
}

export interface AppointmentLetter {
  /** 主送机关; empty prints as room to write. */
  readonly addressee: string;
  /** The party organ that asks: 中共云溪区青禾街道工作委员会. */
  readonly organ: string;
  readonly people: readonly LetterPerson[];
  readonly contact: string;
  readonly phone: string;
}

const CHARACTERS = 28;
const LINES = 22;
/** 22 lines on 225 mm. */
const PITCH = 225 / LINES;
/** A line of the title, in lines of the text, and how many characters it holds. */
const TITLE_PITCHES = 1.4;
const TITLE_CHARACTERS = 16;

export const LETTER_CSS = `
@page letter{size:A4 portrait;margin:37mm 26mm 35mm 28mm;@bottom-right{content:"— " counter(page) " —";font-family:${FONTS.label};font-size:14pt;padding-right:14pt;vertical-align:top;padding-top:7mm}}
.letter{page:letter;break-after:page;font-size:15.75pt;line-height:${PITCH.toFixed(3)}mm;text-align:justify;overflow-wrap:anywhere}
.letter p{text-indent:2em}
.letter .flush{text-indent:0}
.letter .number{display:flex;justify-content:space-between;padding:${PITCH.toFixed(3)}mm 1em;white-space:pre}
.letter h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:${(TITLE_PITCHES * PITCH).toFixed(3)}mm;text-align:center;text-wrap:balance;padding:0 2em ${PITCH.toFixed(3)}mm}
.letter .whole{white-space:nowrap}
.letter .appendix{padding:${PITCH.toFixed(3)}mm 0 ${(1.5 * PITCH).toFixed(3)}mm}
.letter .appendix p{padding-left:5em;text-indent:-3em}
.letter .appendix p+p{padding-left:6em;text-indent:-1em}
.letter .signed{break-inside:avoid;text-align:right;white-space:pre}
.letter .signed div+div{padding-right:4em}
`;

/** Room to write; spaces would be lost at the end of a line. */
const blank = (text: string, room = 10): string => (text === '' ? '＿'.repeat(room) : text);

/** What is asked for somebody: 任职, 免职 or both; both where nothing was said. */
function matter({ people: [first] }: AppointmentLetter): '任职' | '免职' | '任免职' {
  const { proposed = '', removed = '' } = first ?? {};
  if ((proposed === '') === (removed === '')) return '任免职';
  return removed === '' ? '任职' : '免职';
}

function titleOf(letter: AppointmentLetter): string {
  const [first] = letter.people;
  const count = letter.people.length;
  return `关于${first?.name ?? ''}${count > 1 ? `等${count}名` : ''}同志${matter(letter)}的请示`;
}

/** A name is not broken between two lines. */
function titleHtml(letter: AppointmentLetter): string {
  const name = escapeHtml(letter.people[0]?.name ?? '');
  return escapeHtml(titleOf(letter)).replace(name, () => `<span class="whole">${name}</span>`);
}

function wish({ proposed, removed }: LetterPerson): string {
  if (proposed === '' && removed !== '') return `拟免去${removed}职务`;
  return `拟任${blank(proposed)}职务${removed === '' ? '' : `，免去${removed}职务`}`;
}

function about(person: LetterPerson, lead: string): string {
  const who = [
    `${person.name}同志`,
    person.sex,
    person.nation,
    person.birth === '' ? '' : `${person.birth}出生`,
    person.education === '' ? '' : `${person.education}学历`,
    person.political,
    person.present === '' ? '' : `现任${person.present}`,
  ];
  const reason = person.reason === '' ? '' : `${person.reason.replace(/[。；\s]+$/u, '')}。`;
  return `${lead}${who.filter((text) => text !== '').join('，')}。${reason}${wish(person)}。`;
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const ordinal = (place: number): string =>
  `（${place < 10 ? (ordinals[place] ?? '') : `${place < 19 ? '十' : `${ordinals[Math.floor((place + 1) / 10) - 1] ?? ''}十`}${ordinals[((place + 1) % 10) - 1] ?? ''}`}）`;

function paragraphs(letter: AppointmentLetter): readonly string[] {
  const several = letter.people.length > 1;
  return [
    `根据工作需要，经${blank('', 4)}年${blank('', 2)}月${blank('', 2)}日街道党工委会议研究，拟对${several ? '以下同志' : '下列同志'}职务作如下安排：`,
    ...letter.people.map((person, place) => about(person, several ? ordinal(place) : '')),
    '妥否，请批示。',
  ];
}

function contactOf({ contact, phone }: AppointmentLetter): string {
  return `（联系人：${blank(contact, 5)}　联系电话：${blank(phone, 8)}）`;
}

/** How many pages the letter takes, by its lines. */
export function letterPages(letter: AppointmentLetter): number {
  const linesOf = (text: string, width: number): number => breakLines(text, width, false).length;
  const text = [...paragraphs(letter), contactOf(letter)].reduce(
    (sum, paragraph) => sum + linesOf(`　　${paragraph}`, CHARACTERS),
    0,
  );
  const title = TITLE_PITCHES * linesOf(titleOf(letter), TITLE_CHARACTERS) + 1;
  const [number, addressee, appendix, signed] = [3, 1, 4.5, 2];
  return Math.ceil((number + title + addressee + text + appendix + signed) / LINES);
}

/** The letter as the first section of a document; its style is LETTER_CSS. */
export function letterHtml(letter: AppointmentLetter): string {
  const count = letter.people.length;
  return `<section class="letter">
<div class="number"><span>　　　　〔　　　　〕　　号</span><span>签发人：　　　　　</span></div>
<h1>${titleHtml(letter)}</h1>
<p class="flush">${escapeHtml(blank(letter.addressee))}：</p>
${paragraphs(letter)
  .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  .join('\n')}
<div class="appendix"><p>附件：1.任免审批表（${count}人）</p><p>2.资格联审表（${count}人）</p></div>
<div class="signed"><div>${escapeHtml(letter.organ)}　　</div><div>　　　　年　　月　　日</div></div>
<p>${escapeHtml(contactOf(letter))}</p>
</section>`;
}
