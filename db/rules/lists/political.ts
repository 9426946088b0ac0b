import type { CodeList } from '../../registers/model/code-list.ts';

/**
 * 政治面貌: GB/T 4762-1984. Party members (T1 column 党员) are 01; 预备党员 are counted apart as 02; 04–11 are the 民主党派.
 * 入党积极分子 and 发展对象 are 群众 or 共青团员 by law, so they are no synonyms: the clerk decides.
 */
export const political = {
  key: 'political',
  label: '政治面貌',
  source: 'GB/T 4762-1984 政治面貌代码',
  values: [
    { code: '01', label: '中共党员', synonyms: ['党员', '共产党员', '中国共产党党员', '正式党员', '中共正式党员'] },
    {
      code: '02',
      label: '中共预备党员',
      synonyms: ['预备党员', '中国共产党预备党员', '党员（预备）', '中共党员（预备）'],
    },
    { code: '03', label: '共青团员', synonyms: ['团员', '共青团', '中国共产主义青年团团员'] },
    {
      code: '04',
      label: '民革党员',
      synonyms: ['民革会员', '民革', '中国国民党革命委员会会员', '中国国民党革命委员会党员'],
    },
    { code: '05', label: '民盟盟员', synonyms: ['民盟', '民盟成员', '中国民主同盟盟员'] },
    { code: '06', label: '民建会员', synonyms: ['民建', '中国民主建国会会员'] },
    { code: '07', label: '民进会员', synonyms: ['民进', '中国民主促进会会员'] },
    { code: '08', label: '农工党党员', synonyms: ['农工党', '中国农工民主党党员'] },
    { code: '09', label: '致公党党员', synonyms: ['致公党', '中国致公党党员'] },
    { code: '10', label: '九三学社社员', synonyms: ['九三学社', '九三社员'] },
    { code: '11', label: '台盟盟员', synonyms: ['台盟', '台湾民主自治同盟盟员'] },
    { code: '12', label: '无党派人士', synonyms: ['无党派', '无党派民主人士'] },
    { code: '13', label: '群众', synonyms: ['普通群众', '一般群众', '普通公民'] },
  ],
} as const satisfies CodeList;
