/** A small parcel of a synthetic office; region prefixes 990… were never assigned. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOfficeKey } from '../../../electron/parcel/office-key.ts';
import type { ParcelTable } from '../../../electron/parcel/tables.ts';
import { type ParcelOrder, writeParcel } from '../../../electron/parcel/write-parcel.ts';

export const password = 'k7mp-w3xd-9fht-tbqe';
export const officeKey = createOfficeKey();

export const people: ParcelTable = {
  name: 'people',
  title: '人员',
  primaryKey: ['id'],
  fields: [
    { name: 'id', label: '编号', type: 'text', private: false },
    { name: 'name', label: '姓名', type: 'text', private: true },
    { name: 'id_number', label: '公民身份号码', type: 'text', private: true },
    { name: 'birth_day', label: '出生日期', type: 'day', private: true },
    { name: 'pay', label: '工资', type: 'money', private: true },
    { name: 'heads', label: '家庭人口', type: 'integer', private: false },
    { name: 'score', label: '得分', type: 'decimal', private: false },
    { name: 'since', label: '入职年份', type: 'year', private: false },
    { name: 'certified', label: '持证', type: 'flag', private: false },
  ],
  rows: [
    {
      id: 'p1',
      name: '张三丰',
      id_number: '990101199003070015',
      birth_day: '1990-03-07',
      pay: 512_345,
      heads: 3,
      score: 92.5,
      since: 2019,
      certified: 1,
    },
    {
      id: 'p2',
      name: '𠮷·"田"，\r\n=1+1',
      id_number: '99010119880512018X',
      birth_day: '1988',
      pay: null,
      heads: null,
      score: null,
      since: null,
      certified: 0,
    },
  ],
};

export const stays: ParcelTable = {
  name: 'stays',
  title: '在册期间',
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['person'], reference: { resource: 'people', fields: ['id'] } }],
  fields: [
    { name: 'id', label: '编号', type: 'text', private: false },
    { name: 'person', label: '人员', type: 'text', private: false },
  ],
  rows: [{ id: 's1', person: 'p1' }],
};

export function orderInto(folder: string, more: Partial<ParcelOrder> = {}): ParcelOrder {
  return {
    folder,
    fileName: '星河街道_上报包_2026年_第3份.zip',
    password,
    tables: [people, stays],
    workbooks: [
      { name: '花名册.xlsx', bytes: new TextEncoder().encode('PK workbook one') },
      { name: '考核汇总.xlsx', bytes: new TextEncoder().encode('PK workbook two') },
    ],
    coverPdf: new TextEncoder().encode('%PDF-1.7 cover'),
    manifestBase: {
      appVersion: '0.1.0',
      office: { street: '星河街道办事处', county: '云山县', divisionCode: '990101001' },
      recipient: '云山县委社会工作部',
      period: '2026年',
      cutOffDay: '2026-11-20',
      sequence: 3,
      epoch: 'epoch-0001',
      createdAt: '2026-11-20T08:00:00.000Z',
      historyHead: 'ab'.repeat(32),
      previousParcelHash: 'cd'.repeat(32),
      disclosure: { people: 'masked', stays: 'full', family_members: 'left-out' },
    },
    officeKey,
    freeBytes: 10_000_000,
    ...more,
  };
}

/** The bytes of a parcel that holds. */
export async function parcelBytes(more: Partial<ParcelOrder> = {}): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-'));
  try {
    return new Uint8Array(readFileSync((await writeParcel(orderInto(folder, more))).path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
