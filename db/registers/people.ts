import { type Register, rosterRights } from './model/register.ts';
import { derivedFields } from './people/derived.ts';
import { identityFields } from './people/identity.ts';
import { serviceFields } from './people/service.ts';
import { situationFields } from './people/situation.ts';

/** 人员: who somebody is. When somebody is ours says `stays`; where and as what, `appointments`. */
export const register = {
  key: 'people',
  label: '人员信息',
  unit: '人',
  area: '人员台账',
  order: 1,
  measures: [1, 9, 16, 17],
  of: 'person',
  fields: [...identityFields, ...serviceFields, ...situationFields],
  derived: derivedFields,
  listColumns: [
    'name',
    'community',
    'sex',
    'birth_day',
    'age',
    'id_number',
    'nation',
    'political',
    'education',
    'position',
    'category',
    'post_class',
    'grade',
    'certificate',
    'service_started_on',
    'service_months',
    'main_since',
    'retirement_day',
    'phone',
    'on_roll',
    'note',
  ],
  sort: [{ key: 'pinyin' }, { key: 'name' }],
  title: ['name'],
  unique: [['id_number']],
  rights: rosterRights,
  leaves: 'masked',
  help: '一人一条，候选、离岗、退休和再次入职的都是同一个人；在册与否看“在册期间”，岗位看“任职经历”。',
} as const satisfies Register;
