import type { CodeList } from '../../registers/model/code-list.ts';

/** 证件类型. Only the first is checked as a 公民身份号码. */
export const idKind = {
  key: 'id_kind',
  label: '证件类型',
  source: '公安机关和移民管理机构签发的身份证件',
  values: [
    { code: 'resident_id', label: '居民身份证', synonyms: ['身份证', '二代身份证', '中国居民身份证'] },
    { code: 'temporary_id', label: '临时居民身份证', synonyms: ['临时身份证'] },
    { code: 'household_book', label: '户口簿', synonyms: ['户口本'] },
    { code: 'military', label: '军人证件', synonyms: ['军官证', '士兵证', '军人身份证', '警官证', '武警警官证'] },
    { code: 'passport', label: '护照', synonyms: ['普通护照', '中国护照', '外国护照'] },
    { code: 'hk_macao_permit', label: '港澳居民来往内地通行证', synonyms: ['回乡证', '港澳通行证'] },
    { code: 'taiwan_permit', label: '台湾居民来往大陆通行证', synonyms: ['台胞证'] },
    { code: 'hk_macao_taiwan_residence', label: '港澳台居民居住证', synonyms: ['港澳居民居住证', '台湾居民居住证'] },
    { code: 'foreign_permanent', label: '外国人永久居留身份证', synonyms: ['外国人永久居留证'] },
    { code: 'other', label: '其他证件', synonyms: ['其他', '其它'] },
  ],
} as const satisfies CodeList;
