import type { CodeList } from '../../registers/model/code-list.ts';

/** 层级: of a congress, an award, a document. */
export const adminLevel = {
  key: 'admin_level',
  label: '层级',
  source: '《宪法》第三十条的行政区域划分',
  values: [
    { code: 'street', label: '街道(乡镇)级', synonyms: ['街道', '街道级', '乡镇', '乡镇级', '镇级'] },
    { code: 'county', label: '县(市、区)级', synonyms: ['县级', '区级', '县', '区', '区县级', '县区级'] },
    { code: 'city', label: '市(地)级', synonyms: ['市级', '市', '地市级', '设区的市级'] },
    { code: 'province', label: '省(区、市)级', synonyms: ['省级', '省', '省部级'] },
    { code: 'national', label: '国家级', synonyms: ['全国', '中央', '部级'] },
  ],
} as const satisfies CodeList;
