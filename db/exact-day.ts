/** A day that is asked about: known to the day, and no slip of the pen in the year. */
import { z } from 'zod';

/** YYYY-MM-DD, well inside the years that a day may lie in (see `dayRange`): what is reckoned from it ends inside them too. */
export const exactDay = z.iso
  .date()
  .refine((given) => given >= '1950-01-01' && given <= '2099-12-31', '日期要在1950年至2099年之间，请检查年份。');
