/** The papers of the forms: the preview of one person, and all of them for print, PDF and Word. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, download, type OutputOf } from '../../desk.ts';
import { useJob } from '../../parts/job.tsx';
import { fetchPaper, type Paper } from '../../parts/preview/paper.ts';
import { savePaper } from '../../parts/preview/paper.ts';
import { toast } from '../../parts/toast.tsx';
import type { FormInput } from './form-choice.ts';

type Made = OutputOf<'appraisalForms.pdf'>;

export interface WholePaper {
  readonly paper: Paper;
  /** Pages counted in the PDF; null for HTML. */
  readonly pages: number | null;
  readonly announced: number;
  /** What it was made from: it is out of date once this is no longer chosen. */
  readonly input: FormInput;
}

/** One person's form as it will be printed, cells that are too small in red. */
export function usePreview(input: FormInput | null, person: string | null, enabled: boolean) {
  return useQuery({
    queryKey: ['appraisalForms.preview', input, person],
    queryFn: async ({ signal }) => {
      const { community: _all, ...options } = input ?? { year: 0 };
      const made = await call('appraisalForms.pdf', { ...options, people: [person ?? ''], preview: true }, { signal });
      return fetchPaper(made.kind, made.file, signal);
    },
    enabled: enabled && input !== null && person !== null,
    // A PDF each: only the last ones are kept.
    gcTime: 60_000,
  });
}

/** Makes all forms of a choice, with progress and cancel. */
export function useWhole(input: FormInput | null) {
  const pdf = useJob('appraisalForms.pdf');
  const docx = useJob('appraisalForms.docx');
  const [whole, setWhole] = useState<WholePaper | null>(null);
  const present = whole !== null && JSON.stringify(whole.input) === JSON.stringify(input) ? whole : null;

  const make = async (): Promise<WholePaper | null> => {
    if (input === null) return null;
    try {
      const made: Made = await pdf.run(input);
      const paper = await fetchPaper(made.kind, made.file);
      const fresh = { paper, pages: made.pages, announced: made.announced, input };
      setWhole(fresh);
      return fresh;
    } catch (error) {
      toast.failed(error);
      return null;
    }
  };
  const save = async () => {
    const made = await make();
    if (made !== null) savePaper(made.paper);
  };
  const word = async (joined: boolean) => {
    if (input === null) return;
    try {
      const file = await docx.run({ ...input, joined });
      download(file);
      toast.saved(`已生成 ${file.name}。`);
    } catch (error) {
      toast.failed(error);
    }
  };
  return {
    whole: present,
    forget: () => setWhole(null),
    make,
    save,
    word,
    progress: pdf.progress ?? docx.progress,
    cancel: () => {
      pdf.cancel();
      docx.cancel();
    },
  };
}
