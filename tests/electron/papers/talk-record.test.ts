import { describe, expect, it } from 'vitest';
import { type TalkRecord, talkRecordHtml } from '../../../electron/papers/talk-record.ts';

const talk: TalkRecord = {
  unit: '填报单位：云溪区青禾街道',
  name: '单雄信',
  sex: '男',
  community: '海棠里社区',
  position: '主任',
  kind: '提醒',
  day: '2026年3月1日',
  place: '街道<会议室>',
  leader: '秦琼 副书记',
  content: '第一段\n第二段',
  opinion: '',
  visited: '',
  signed: true,
};

const html = (...talks: readonly TalkRecord[]) => talkRecordHtml(talks, { fontCss: '' });

describe('the 谈心谈话记录表', () => {
  it('has a page for each talk and says what is known, escaped', () => {
    const paper = html(talk, { ...talk, name: '程咬金' });
    expect(paper.match(/<section class="page">/gu)).toHaveLength(2);
    for (const text of ['单雄信', '程咬金', '街道&lt;会议室&gt;', '第一段\n第二段', '秦琼 副书记'])
      expect(paper).toContain(text);
  });

  it('is signed by both only where somebody is reminded or admonished', () => {
    expect(html(talk)).toContain('谈话对象<br>签　名');
    expect(html({ ...talk, kind: '关心关爱', signed: false })).not.toContain('签　名');
  });

  it('leaves the leader’s opinion and every day of signing blank', () => {
    expect(html(talk).match(/>[^<]*年　　月　　日</gu)).toHaveLength(3);
    expect(html({ ...talk, signed: false }).match(/>[^<]*年　　月　　日</gu)).toHaveLength(1);
  });
});
