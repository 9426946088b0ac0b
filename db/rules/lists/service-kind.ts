import type { CodeList } from '../../registers/model/code-list.ts';

/** 服务类别 */
export const serviceKind = {
  key: 'service_kind',
  label: '服务类别',
  source: '《关于加强社区工作者队伍建设的意见》第7条',
  values: [
    { code: 'door', label: '上门走访', synonyms: ['入户走访', '走访', '走访入户'] },
    { code: 'pairing', label: '结对帮扶', synonyms: ['结对', '帮扶'] },
    { code: 'errand', label: '代办服务', synonyms: ['代办', '帮办代办'] },
    { code: 'first_asked', label: '首问负责', synonyms: ['首问', '首问接待'] },
  ],
} as const satisfies CodeList;
