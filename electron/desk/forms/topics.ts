/** What groups of headings are about: 取得时间 under 职称 is no day of a certificate. */
import { squash } from '../../../db/rules/text.ts';

type Topic = 'education' | 'party' | 'certificate' | 'title' | 'work' | 'contact' | 'retirement' | 'appraisal' | 'self';

/** Topics by the beginnings of field keys, the more particular first. */
const fieldTopics: readonly (readonly [RegExp, Topic])[] = [
  [/education|degree|school|major|study_mode|graduated/u, 'education'],
  [/^political|^party|^full_member/u, 'party'],
  [/^certificate/u, 'certificate'],
  [/^technical_title/u, 'title'],
  [/retirement/u, 'retirement'],
  [/^appraisal/u, 'appraisal'],
  [/phone|address|^emergency|^household/u, 'contact'],
  [
    /^community|^department|^category|^position|^post|^main_since|^duties|^grade|^pay|^contract|^employment|^signing|^entered|^entry|^left|^exit|service|^work_started|^source|^recruit|^on_roll|^staff_number/u,
    'work',
  ],
  [/./u, 'self'],
];

/** Topics by the words of a group, the more particular first. */
const groupTopics: readonly (readonly [RegExp, Topic])[] = [
  [/职称|技术职务|技术资格/u, 'title'],
  [/证|职业资格|职业水平/u, 'certificate'],
  [/学历|学位|教育|文化|学习|毕业/u, 'education'],
  [/党|政治|入团/u, 'party'],
  [/退休/u, 'retirement'],
  [/考核/u, 'appraisal'],
  [/联系|通讯|通信|户籍|居住|住址|地址/u, 'contact'],
  [/任职|工作|岗位|职务|职级|聘用|在岗|入职|从业|用工|合同|薪酬|工资|待遇|等级/u, 'work'],
];

/** Groups that only arrange columns: what stands under them means what it would mean alone. */
const neutral =
  /^(?:人员|个人|本人|社区工作者|社工)?(?:基本|身份)?(?:情况|信息|资料|概况)$|^(?:时间|年限|其中|人员|个人|本人)$/u;

/** The words of a group without 情况, 信息. */
export const bareGroup = (group: string): string => squash(group, 'none').replace(/(?<=.{2})(?:情况|信息|资料)$/u, '');

/** Which education a heading speaks of, and how the keys of its fields begin. */
const educations: readonly (readonly [RegExp, string])[] = [
  [/非全日制|在职/u, 'in_service_'],
  [/全日制/u, 'full_time_'],
  [/第一|初始|原始/u, 'first_'],
];

/** Whether a heading asks for one education and the field is of another: 毕业时间 under 全日制教育 is not the highest one's. */
export function isOtherEducation(field: string, heading: string): boolean {
  const beginning = educations.find(([pattern]) => pattern.test(heading))?.[1];
  if (beginning === undefined || field === 'study_mode' || !fieldTopics[0]?.[0].test(field)) return false;
  return !field.startsWith(beginning);
}

/** Whether a field means under a group what it means alone. */
export function fitsGroup(fields: readonly string[], group: string): boolean {
  const word = squash(group, 'none');
  if (neutral.test(word)) return true;
  const topic = groupTopics.find(([pattern]) => pattern.test(word))?.[1];
  return (
    topic !== undefined && fields.every((field) => fieldTopics.find(([pattern]) => pattern.test(field))?.[1] === topic)
  );
}
