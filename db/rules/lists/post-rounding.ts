import type { CodeList } from '../../registers/model/code-list.ts';

/** 员额取整: how the county treats the fraction of a post. */
export const postRounding = {
  key: 'post_rounding',
  label: '员额取整方式',
  source: '《关于加强社区工作者队伍建设的意见》第3条未定取整，由县级明确',
  values: [
    { code: 'up', label: '不足一名按一名', synonyms: ['向上取整', '进一'] },
    { code: 'nearest', label: '四舍五入' },
    { code: 'down', label: '舍去尾数', synonyms: ['向下取整'] },
  ],
} as const satisfies CodeList;
