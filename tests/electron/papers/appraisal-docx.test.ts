import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { appraisalDocx, appraisalDocxZip } from '../../../electron/papers/appraisal-docx.ts';
import { emptyAppraisalForm } from '../../../electron/papers/appraisal-form.ts';
import { planAppraisal } from '../../../electron/papers/appraisal-layout.ts';
import { countPages } from '../../../electron/papers/chunks.ts';
import { RARE, WORDS, filledForm, longText } from './paper-samples.ts';
import { bare, noOffice, noPoppler, officePdf, pdfText } from './programs.ts';

async function entries(zip: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false });
  const files = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  return files;
}

const PHOTO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('the appraisal form as a Word document', () => {
  it.skipIf(noOffice || noPoppler)(
    'has the announced pages and every text in LibreOffice (needs LibreOffice and poppler-utils)',
    async () => {
      const long = filledForm({
        summary: { text: longText(3000), signature: '', date: '' },
        remarks: longText(300),
        countyOpinion: null,
      });
      const forms = [
        filledForm({ photo: PHOTO, name: RARE }),
        emptyAppraisalForm('', '', WORDS),
        long,
        filledForm({ summary: { text: longText(1100), signature: '', date: '' }, secretary: true }),
        filledForm({ summary: { text: 'Abc 2025 WWW-12%，'.repeat(70), signature: '', date: '' } }),
      ];
      const pdf = officePdf(await appraisalDocx(forms));
      expect(await countPages(pdf)).toBe(forms.reduce((sum, form) => sum + planAppraisal(form).pages, 0));
      const text = pdfText(pdf);
      for (const char of RARE) expect(text).toContain(char);
      expect(text).toContain(bare('街道分管领导评鉴意见'));
      expect(pdfText(pdf, 1)).toContain('幸福路街道社区工作者年度考核登记表');
      expect(pdfText(pdf, 5)).toContain(`第1页共${planAppraisal(long).pages}页`);
    },
    60_000,
  );

  it('gives one document per person, named by name, community and year, equal names numbered', async () => {
    const forms = [
      filledForm(),
      filledForm(),
      filledForm({ name: 'a/b:c*?"<>|', community: '长'.repeat(60) }),
      emptyAppraisalForm('', '', WORDS),
    ];
    const files = await entries(await appraisalDocxZip(forms));
    expect([...files.keys()]).toEqual([
      '单小满_阳光花园社区_2025_年度考核登记表.docx',
      '单小满_阳光花园社区_2025_年度考核登记表 (2).docx',
      `a_b_c_______${'长'.repeat(40)}_2025_年度考核登记表.docx`,
      '年度考核登记表.docx',
    ]);
    const [first] = files.values();
    const inside = await entries(first ?? new Uint8Array());
    const xml = new TextDecoder().decode(inside.get('word/document.xml'));
    expect(xml).toContain('单小满');
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
  });

  it('stops between two people when cancelled', async () => {
    const stop = new AbortController();
    const writing = appraisalDocxZip([filledForm(), filledForm(), filledForm()], {
      signal: stop.signal,
      onProgress: (done) => {
        if (done === 2) stop.abort(new Error('stopped'));
      },
    });
    await expect(writing).rejects.toThrow('stopped');
  });
});
