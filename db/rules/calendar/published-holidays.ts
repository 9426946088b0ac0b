/**
 * 法定节假日 and 调休 as published. Each year's arrangement is a notice of the State Council's General Office, made under
 * 《全国年节及纪念日放假办法》 and published in the autumn before; nothing is computed for a year whose notice is not out.
 */

export interface PublishedHoliday {
  readonly name: string;
  /** First and last day off, YYYY-MM-DD; the second is left out where it is one day. */
  readonly off: readonly [first: string, last?: string];
  /** Saturdays and Sundays on which people work instead. */
  readonly work?: readonly string[];
}

export interface PublishedYear {
  readonly notice: string;
  readonly holidays: readonly PublishedHoliday[];
}

export const publishedHolidays: Readonly<Record<number, PublishedYear>> = {
  2024: {
    notice: '国办发明电〔2023〕7号',
    holidays: [
      // 30 and 31 December 2023 are the weekend before it.
      { name: '元旦', off: ['2024-01-01'] },
      { name: '春节', off: ['2024-02-10', '2024-02-17'], work: ['2024-02-04', '2024-02-18'] },
      { name: '清明节', off: ['2024-04-04', '2024-04-06'], work: ['2024-04-07'] },
      { name: '劳动节', off: ['2024-05-01', '2024-05-05'], work: ['2024-04-28', '2024-05-11'] },
      { name: '端午节', off: ['2024-06-10'] },
      { name: '中秋节', off: ['2024-09-15', '2024-09-17'], work: ['2024-09-14'] },
      { name: '国庆节', off: ['2024-10-01', '2024-10-07'], work: ['2024-09-29', '2024-10-12'] },
    ],
  },
  2025: {
    notice: '国办发明电〔2024〕12号',
    holidays: [
      { name: '元旦', off: ['2025-01-01'] },
      { name: '春节', off: ['2025-01-28', '2025-02-04'], work: ['2025-01-26', '2025-02-08'] },
      { name: '清明节', off: ['2025-04-04', '2025-04-06'] },
      { name: '劳动节', off: ['2025-05-01', '2025-05-05'], work: ['2025-04-27'] },
      { name: '端午节', off: ['2025-05-31', '2025-06-02'] },
      { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], work: ['2025-09-28', '2025-10-11'] },
    ],
  },
  2026: {
    notice: '国办发明电〔2025〕7号',
    holidays: [
      { name: '元旦', off: ['2026-01-01', '2026-01-03'], work: ['2026-01-04'] },
      { name: '春节', off: ['2026-02-15', '2026-02-23'], work: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', off: ['2026-04-04', '2026-04-06'] },
      { name: '劳动节', off: ['2026-05-01', '2026-05-05'], work: ['2026-05-09'] },
      { name: '端午节', off: ['2026-06-19', '2026-06-21'] },
      { name: '中秋节', off: ['2026-09-25', '2026-09-27'] },
      { name: '国庆节', off: ['2026-10-01', '2026-10-07'], work: ['2026-09-20', '2026-10-10'] },
    ],
  },
};
