/** Names of communities as tables carry them outside of their columns: as the name of a sheet, in the title, behind 填报单位. */
import { withoutSpaces } from '../../db/rules/text.ts';

const ending = '(?:社区居委会|社区居民委员会|社区|居委会|居民区|村委会|村)';
const bare = new RegExp(`^[^\\d,，。:：、;；]{2,20}?${ending}$`, 'u');
const behindUnit = new RegExp(
  `(?:填报|填表|制表|报送|所在)?(?:单位|社区|村[（(]社区[)）])(?:名称)?(?:[(（]盖?章?[)）])?[:：]([^\\d,，。:：、;；]{2,20}?${ending})(?:$|[(（,，;；。]|填|制|报|日期|时间|单位)`,
  'u',
);
const inTitle = new RegExp(
  `^(?:\\d{4}年?度?)?([^\\d,，。:：、;；]{2,20}?${ending})(?:["“]?两委["”]?|社区工作者|工作人员|人员|班子|干部|专职|全体|职工|员工).*(?:名册|花名册|名单|一览表|情况表|信息表|统计表|登记表|台账|通讯录)`,
  'u',
);
/** 青禾街道社区工作者 speaks of the communities of a street, 各社区 and 村社区 of all of them. */
const none = /(?:街道|镇|乡|县|区|市|各|全体|所有|本|村|下辖)(?:社区|村)$/u;
const kinds = /^(?:社区|村社区|居委会|居民区|村|城市社区|农村社区|农村)$/u;

function accepted(given: string | undefined): string | null {
  // 幸福社区居委会 is 幸福社区.
  const name = given?.replace(/(?<=.社区)(?:居委会|居民委员会)$/u, '');
  return name === undefined || none.test(name) || kinds.test(name) ? null : name;
}

/** The community that the name of a sheet is; null where it is none. */
export function placeOfSheet(sheetName: string): string | null {
  const name = withoutSpaces(sheetName).replace(/^\d{1,2}[.、．-]?/u, '');
  return bare.test(name) ? accepted(name) : null;
}

/** The community whose people a table lists, by the lines above it; null where they name none, or more than one. */
export function placeOfTitles(titles: readonly string[]): string | null {
  const found = new Set<string>();
  for (const title of titles) {
    const text = withoutSpaces(title);
    const name = accepted(behindUnit.exec(text)?.[1]) ?? accepted(inTitle.exec(text)?.[1]);
    if (name !== null) found.add(name);
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
