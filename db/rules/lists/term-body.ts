import type { CodeList } from '../../registers/model/code-list.ts';

/** 换届机构: the body whose term begins with an election. */
export const termBody = {
  key: 'term_body',
  label: '换届机构',
  source: '《中国共产党章程》第三十一条、《城市居民委员会组织法》第八条',
  values: [
    {
      code: 'party',
      label: '社区党组织',
      synonyms: ['党组织', '党委', '党总支', '党支部', '社区党委', '社区党总支', '社区党支部'],
    },
    { code: 'committee', label: '居民委员会', synonyms: ['居委会', '社区居委会', '社区居民委员会'] },
    { code: 'supervision', label: '居务监督委员会', synonyms: ['居监委', '监督委员会'] },
  ],
} as const satisfies CodeList;
