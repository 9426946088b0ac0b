/** A small office whose every fact is written down here twice: as records, and as a form should say it. */
import type { TestDesk } from '../test-desk.ts';

/** What a form may say of somebody, under the names by which `held-headings.ts` asks. */
export type Facts = Readonly<Record<string, string>>;

export const communities = [
  { name: '海棠里社区', residents: 9600, approved: 17 },
  { name: '银杏社区', residents: 7300, approved: 13 },
] as const;

type Patch = Readonly<Record<string, string | number>>;

interface HeldPerson {
  readonly facts: Facts;
  readonly person: Patch;
  readonly community: string;
  readonly records: readonly (readonly [register: string, patch: Patch])[];
}

const lee: HeldPerson = {
  community: '海棠里社区',
  person: {
    name: '李桂香',
    id_number: '990101197805120023',
    id_override_reason: '试验用号',
    nation: '01',
    native_place: '江城云溪',
    phone: '19900000011',
    home_address: '海棠路1号',
    household_address: '云溪区海棠路1号',
    service_started_on: '2010-03-01',
    work_started_on: '1998-07-01',
    is_veteran: 0,
    marital_status: '20',
    health: '健康',
    speciality: '调解',
  },
  records: [
    ['stays', { starts_on: '2010-03-01', entry_reason: 'election' }],
    [
      'appointments',
      {
        position: 'secretary_director',
        category: 'committee_full',
        is_main: 1,
        starts_on: '2021-01-15',
        duties: '全面工作',
      },
    ],
    [
      'educations',
      {
        level: '30',
        study_mode: 'full_time',
        school: '江城师范专科学校',
        major: '中文',
        graduated_on: '1998-06',
        is_first: 1,
      },
    ],
    [
      'educations',
      {
        level: '20',
        degree: '4',
        study_mode: 'in_service',
        school: '江城大学',
        major: '法学',
        graduated_on: '2006-01',
      },
    ],
    ['party_statuses', { status: '01', joined_on: '2005-07-01', branch: '海棠里第一党支部' }],
    ['certificates', { kind: 'sw', number: 'SW-001', issued_on: '2019-06' }],
    ['grades', { grade: 9, starts_on: '2023-01-01' }],
    ['contracts', { employment_form: 'direct', starts_on: '2022-01-01', ends_on: '2026-12-31' }],
    ['appraisals', { year: 2024, final_grade: 'excellent' }],
  ],
  facts: {
    name: '李桂香',
    sex: '女',
    idNumber: '990101197805120023',
    birthMonth: '1978.05',
    birthDay: '1978.05.12',
    age: '47',
    nation: '汉族',
    nativePlace: '江城云溪',
    phone: '19900000011',
    address: '海棠路1号',
    household: '云溪区海棠路1号',
    serviceStart: '2010.03',
    workStart: '1998.07',
    service: '15年3个月',
    veteran: '否',
    community: '海棠里社区',
    position: '书记兼主任',
    mainSince: '2021.01',
    duties: '全面工作',
    education: '大学本科',
    degree: '学士',
    schoolMajor: '江城大学法学',
    school: '江城大学',
    major: '法学',
    fullTime: '大学专科',
    fullTimeSchool: '江城师范专科学校中文',
    inService: '大学本科',
    inServiceSchool: '江城大学法学',
    first: '大学专科',
    political: '中共党员',
    joined: '2005.07',
    branch: '海棠里第一党支部',
    certificate: '社会工作师',
    certificateNumber: 'SW-001',
    certificateOn: '2019.06',
    grade: '9',
    contractStart: '2022.01.01',
    contractEnd: '2026.12.31',
    appraisal: '优秀',
    marital: '已婚',
    health: '健康',
    speciality: '调解',
    entered: '2010.03',
    employment: '街道直签',
    idTail: '120023',
  },
};

const ma: HeldPerson = {
  community: '银杏社区',
  person: {
    name: '马明',
    id_number: '990101199911110033',
    id_override_reason: '试验用号',
    nation: '03',
    phone: '19900000012',
    service_started_on: '2023-09-01',
    is_veteran: 1,
  },
  records: [
    ['stays', { starts_on: '2023-09-01' }],
    ['appointments', { position: 'grid_worker', is_main: 1, starts_on: '2023-09-01' }],
    [
      'educations',
      {
        level: '20',
        degree: '4',
        study_mode: 'full_time',
        school: '临江学院',
        major: '社会工作',
        graduated_on: '2022-06',
        is_first: 1,
      },
    ],
    ['party_statuses', { status: '03' }],
  ],
  facts: {
    name: '马明',
    sex: '男',
    idNumber: '990101199911110033',
    birthMonth: '1999.11',
    birthDay: '1999.11.11',
    age: '25',
    nation: '回族',
    phone: '19900000012',
    serviceStart: '2023.09',
    service: '1年9个月',
    veteran: '是',
    community: '银杏社区',
    position: '网格员',
    mainSince: '2023.09',
    education: '大学本科',
    degree: '学士',
    schoolMajor: '临江学院社会工作',
    school: '临江学院',
    major: '社会工作',
    fullTime: '大学本科',
    fullTimeSchool: '临江学院社会工作',
    first: '大学本科',
    political: '共青团员',
    entered: '2023.09',
    idTail: '110033',
  },
};

/** In the order in which forms list them: by community, then by spelling. */
export const heldPeople: readonly HeldPerson[] = [lee, ma];

/** The day as of which the forms are filled. */
export const heldDay = '2025-06-30';

/** Writes the office. */
export async function putHeldPeople(office: TestDesk): Promise<void> {
  const save = async (register: string, patch: Patch): Promise<string> =>
    (await office.call('records.save', { register, patch })).record.id;
  const keys = new Map<string, string>();
  for (const [i, { name, residents, approved }] of communities.entries()) {
    const community = await save('communities', { name, sort_order: i + 1 });
    keys.set(name, community);
    await save('community_figures', { community, starts_on: '2025-01-01', residents, approved_posts: approved });
  }
  for (const { person, community, records } of heldPeople) {
    const key = await save('people', person);
    for (const [register, patch] of records) {
      const place = register === 'appointments' ? { community: keys.get(community) ?? '' } : {};
      await save(register, { person: key, ...patch, ...place });
    }
  }
}
