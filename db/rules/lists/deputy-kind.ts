import type { CodeList } from '../../registers/model/code-list.ts';

/** 两代表一委员 */
export const deputyKind = {
  key: 'deputy_kind',
  label: '代表(委员)类别',
  source: '《关于加强社区工作者队伍建设的意见》第13条',
  values: [
    { code: 'party', label: '党代表', synonyms: ['党代会代表', '中共党代表', '党员代表大会代表'] },
    { code: 'people', label: '人大代表', synonyms: ['人民代表大会代表'] },
    { code: 'cppcc', label: '政协委员', synonyms: ['政协'] },
  ],
} as const satisfies CodeList;
