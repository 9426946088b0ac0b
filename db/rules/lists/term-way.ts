import type { CodeList } from '../../registers/model/code-list.ts';

/** 产生方式: how the members of a body were chosen. */
export const termWay = {
  key: 'term_way',
  label: '产生方式',
  source: '《城市居民委员会组织法》第八条、《中国共产党基层组织选举工作条例》',
  values: [
    { code: 'residents', label: '居民直接选举', synonyms: ['直接选举', '直选', '全体居民选举'] },
    { code: 'households', label: '户代表选举', synonyms: ['户代表', '每户派代表选举'] },
    { code: 'delegates', label: '居民代表选举', synonyms: ['居民小组代表选举', '居民代表会议选举'] },
    { code: 'members', label: '党员大会选举', synonyms: ['党员大会', '党员大会差额选举'] },
    { code: 'congress', label: '党员代表大会选举', synonyms: ['党代会选举', '党员代表大会'] },
    { code: 'appointed', label: '上级党组织指派', synonyms: ['任命', '上级任命', '指派', '委派'] },
  ],
} as const satisfies CodeList;
