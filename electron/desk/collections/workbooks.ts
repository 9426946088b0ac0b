/** The workbooks of a collection, one a community, always from the rows as they were first sent. */
import { registerOf } from '../../../db/ledger.ts';
import { columnOf, listColumns } from '../../../db/list-columns.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import { fieldOf } from '../../../db/registers/model/register.ts';
import { type CollectionColumn, type CollectionSpec, writeCollection } from '../../sheets/write-collection.ts';
import { formHelp } from '../../sheets/write-template.ts';
import type { Place, Places } from '../import/places.ts';
import { choices } from '../import/template.ts';
import { officeFacts } from '../office-line.ts';
import type { OfficeCall } from '../procedure.ts';
import { type Asker, baseOf, ownerNumber, placesOfSubject } from './items.ts';
import { type KeptCollection, type KeptPart, sentRows } from './kept.ts';
import type { SentColumn } from './shapes.ts';

/** The field that a place writes; of places with several fields or none of their own, none. */
export function fieldOfPlace(place: Place | undefined): Field | undefined {
  return place !== undefined && (place.at === 'base' || place.at === 'target' || place.at === 'owner')
    ? place.field
    : undefined;
}

/** The field behind a column: the one that takes the answer, else the one that is shown. */
export function fieldOfColumn(asker: Asker, subject: string, places: Places, column: SentColumn): Field | undefined {
  const answers = column.place === null ? undefined : fieldOfPlace(places.byKey.get(column.place));
  if (answers !== undefined) return answers;
  if (column.column === ownerNumber) return fieldOf(registerOf(asker.ledger, 'people'), 'id_number');
  return columnOf(listColumns(asker.ledger, baseOf(asker, subject)), column.column).field;
}

function columnSpec(asker: Asker, subject: string, places: Places, column: SentColumn): CollectionColumn {
  const field = fieldOfColumn(asker, subject, places, column);
  const kind = field?.kind ?? 'text';
  const own = column.place !== null && places.byKey.get(column.place)?.at === 'base';
  const list = field === undefined || column.place === null ? undefined : choices(asker.ledger, field);
  const help = [field?.help, formHelp[kind]].filter((part) => part !== undefined).join(' ');
  return {
    label: column.label,
    kind,
    ask: column.ask,
    ...(field?.width === undefined ? {} : { width: Math.ceil(field.width / 7) }),
    // Of a fact that not everybody has, nothing is required.
    ...(field?.required === true && own ? { required: true } : {}),
    ...(help === '' ? {} : { help }),
    ...(list === undefined ? {} : { list }),
  };
}

interface Told {
  readonly title: string;
  readonly deadline: string;
  readonly cutOff: string;
  readonly contact: string;
  readonly note: string;
  readonly street: string;
}

function toldOf(call: OfficeCall, { record }: KeptCollection): Told {
  const text = (key: string): string => String(record.values[key] ?? '');
  const { street } = officeFacts(call.ledger);
  const contact = [text('contact'), text('contact_phone')].filter((part) => part !== '').join('　');
  return {
    title: text('title'),
    deadline: text('deadline'),
    cutOff: text('cut_off'),
    contact,
    note: text('note'),
    street,
  };
}

function linesOf(told: Told, part: KeptPart): readonly string[] {
  const contact = told.contact === '' ? '' : `　联系人：${told.contact}`;
  return [
    `填报社区：${part.name}　　填报期限：${told.deadline}　　采集编号：${part.code}${contact}`,
    '黄色表头的栏目请填写或核对，有变化的直接改；灰色的格子已锁定。新来的人加在最后的空行。怎么填见“填报说明”工作表。',
  ];
}

function notesOf(told: Told, part: KeptPart, spare: number): readonly string[] {
  return [
    `谁填：${part.name}。填好后原样交回${told.street}（不用改文件名，也不要另做一份表）。`,
    `什么时候交：${told.deadline} 前。表里已有的内容取到 ${told.cutOff}。`,
    ...(told.contact === '' ? [] : [`有疑问找：${told.contact}`]),
    ...(told.note === '' ? [] : [`说明：${told.note}`]),
    '空着的格表示台账里还没有，请补上；对的不用动；错了的直接改成对的。要去掉原有内容的，填“（清空）”。',
    ...(spare > 0 ? ['表里没有的人，加在最后的空行里，姓名和身份证号都要填。'] : []),
    '已离岗的人不要删行，请在交表时告诉联系人。不要插入、删除、隐藏列。',
  ];
}

/** The workbook of one part. */
export async function workbookOf(call: OfficeCall, collection: KeptCollection, part: KeptPart): Promise<Uint8Array> {
  const { content } = collection;
  const places = placesOfSubject(call, content.subject);
  const told = toldOf(call, collection);
  const rows = sentRows(call, part.id);
  const spec: CollectionSpec = {
    title: told.title,
    lines: linesOf(told, part),
    columns: content.columns.map((column) => columnSpec(call, content.subject, places, column)),
    rows: rows.map(({ key, texts }) => ({ code: key, texts })),
    spare: content.spare,
    marks: [
      ['采集编号', part.code],
      ['采集名称', told.title],
      ['街道', told.street],
      ['社区', part.name],
      ['请勿修改本表', '街道靠它认出这份表'],
    ],
    notes: notesOf(told, part, content.spare),
  };
  return await writeCollection(spec);
}
