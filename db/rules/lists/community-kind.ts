import type { CodeList } from '../../registers/model/code-list.ts';

/** 社区类型. 街道中心 is no community: it holds workers who are placed in the street's own centres. */
export const communityKind = {
  key: 'community_kind',
  label: '社区类型',
  source: '街道区划惯例',
  values: [
    { code: 'urban', label: '城市社区', synonyms: ['城市', '纯城市社区', '居民社区', '居委会', '社区'] },
    { code: 'village_to_urban', label: '村改居社区', synonyms: ['村改居', '城中村社区', '农转居社区'] },
    { code: 'rural', label: '农村社区', synonyms: ['农村', '行政村', '村'] },
    { code: 'resettlement', label: '安置社区', synonyms: ['回迁社区', '拆迁安置社区', '易地搬迁安置社区'] },
    { code: 'enterprise', label: '单位型社区', synonyms: ['企业型社区', '家属院社区'] },
    { code: 'new_town', label: '新建社区', synonyms: ['新建', '筹建社区'] },
    { code: 'centre', label: '街道中心', synonyms: ['街道本级', '街道', '党群服务中心', '社区事务受理服务中心'] },
  ],
} as const satisfies CodeList;
