/** What is shown beside a year's appraisal: the community at the end of that year. `p` is the appraisal. */
export const appraisalsOnDay: Readonly<Record<string, string>> = {
  community: `(SELECT a.community FROM live_appointments a WHERE a.person = p.person
    AND coalesce(a.starts_on, '') <= p.year || '-12-31' AND coalesce(a.ends_on || '-99-99', '9999') >= p.year || '-12-31'
    ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1)`,
};
