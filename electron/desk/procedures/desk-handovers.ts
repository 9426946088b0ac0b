/** 工作交接: the list of what is under way and where things lie, printed for signature and kept as a record. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { writeChange } from '../../../db/records.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { writtenRecoveryCode } from '../../../db/rules/written-recovery-code.ts';
import { handoverHtml } from '../../papers/handover-html.ts';
import { DeskError } from '../errors.ts';
import { officeLine } from '../office-line.ts';
import { handoverList, openText } from '../overview/handover-list.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure } from '../procedure.ts';
import { logReading } from '../read-log.ts';

const text = (longest: number) => z.string().trim().max(longest).default('');
const typed = z.object({
  handedOn: z.union([exactDay, z.literal('')]).default(''),
  handedBy: text(40),
  takenBy: text(40),
  witness: text(40),
  scope: text(200),
  recoveryPlace: text(100),
  backupPlace: text(100),
  papersPlace: text(1000),
  things: text(1000),
});
type Typed = z.output<typeof typed>;

/** @throws DeskError recovery-code-written */
function demandNoCode(asked: Typed): void {
  const told = [
    ['recoveryPlace', '恢复码存放处'],
    ['backupPlace', '备份存放处'],
    ['papersPlace', '纸质材料存放处'],
    ['things', '移交物品'],
  ] as const;
  for (const [field, label] of told) {
    const message = writtenRecoveryCode(label, asked[field]);
    if (message !== null) throw new DeskError('recovery-code-written', message, [{ field, message }]);
  }
}

/** @throws DeskError handover-unfinished */
function demandWhole({ handedOn, handedBy, takenBy }: Typed): void {
  const missing = [
    ...(handedOn === '' ? [{ field: 'handedOn', message: '请填写交接日期。' }] : []),
    ...(handedBy === '' ? [{ field: 'handedBy', message: '请填写移交人。' }] : []),
    ...(takenBy === '' ? [{ field: 'takenBy', message: '请填写接收人。' }] : []),
    ...(handedBy !== '' && handedBy === takenBy
      ? [{ field: 'takenBy', message: '移交人和接收人是同一个人，请检查。' }]
      : []),
  ];
  if (missing.length > 0)
    throw new DeskError(
      'handover-unfinished',
      `还不能登记交接：${missing.map(({ message }) => message).join('')}`,
      missing,
    );
}

const orNull = (value: string): FieldValue => (value === '' ? null : value);
const write = { register: () => 'desk_handovers', action: 'write' } as const;

export const deskHandoverProcedures = {
  /** What is to be handed over now. */
  'deskHandovers.view': officeProcedure({
    access: { register: () => 'desk_handovers', action: 'read' } as const,
    reads: true,
    input: z.object({}),
    run: (call) => handoverList(call),
  }),
  'deskHandovers.print': officeProcedure({
    access: { register: () => 'desk_handovers', action: 'export' } as const,
    reads: true,
    input: typed,
    run: async (call, asked) => {
      demandNoCode(asked);
      const list = await handoverList(call);
      const paper = { ...asked, ...list, unit: officeLine(call.ledger) };
      const html = withFonts(call, (options) => handoverHtml(paper, options));
      const made = await printed(call, `工作交接清单_${list.day}`, html);
      logReading(call, { act: 'export', register: 'desk_handovers', note: '工作交接清单' });
      return made;
    },
  }),
  /** Takes note of the handover with what was under way that day; undoable. */
  'deskHandovers.record': officeProcedure({
    access: write,
    input: typed,
    run: async (call, asked) => {
      demandNoCode(asked);
      demandWhole(asked);
      const list = await handoverList(call);
      const values: Record<string, FieldValue> = {
        handed_on: asked.handedOn,
        handed_by: asked.handedBy,
        taken_by: asked.takenBy,
        witness: orNull(asked.witness),
        scope: orNull(asked.scope),
        recovery_place: orNull(asked.recoveryPlace),
        backup_place: orNull(asked.backupPlace),
        papers_place: orNull(asked.papersPlace),
        things: orNull(asked.things),
        open_items: openText(list),
      };
      const title = `登记工作交接 ${asked.handedOn}`;
      const { changeId, records } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, [
        { op: 'create', register: 'desk_handovers', values },
      ]);
      return { changeId, id: records[0]?.id ?? '' };
    },
  }),
};
