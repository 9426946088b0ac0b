import type { CodeList } from '../../registers/model/code-list.ts';

/** 户口性质: before the one register of residents (国发〔2014〕25号) and after it; many offices still ask for the older two. */
export const householdKind = {
  key: 'household_kind',
  label: '户口性质',
  source: '国发〔2014〕25号 关于进一步推进户籍制度改革的意见，及此前的户口登记',
  values: [
    { code: 'resident', label: '居民户口', synonyms: ['居民', '居民户', '居民家庭户口', '统一居民户口'] },
    {
      code: 'urban',
      label: '非农业户口',
      synonyms: [
        '非农业',
        '非农',
        '非农户口',
        '城镇',
        '城镇户口',
        '城镇居民',
        '非农业家庭户口',
        '非农业家庭户',
        '城市',
      ],
    },
    {
      code: 'rural',
      label: '农业户口',
      synonyms: ['农业', '农村', '农村户口', '农村居民', '农业家庭户口', '农业家庭户'],
    },
  ],
} as const satisfies CodeList;
