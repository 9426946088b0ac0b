/** Where an answer in a column of the people's list goes: the place of the roster import that feeds the same fact. */

const post = { department: 'department', category: 'category', position: 'position', post_class: 'post_class' };

function prefixed(target: string, columns: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(columns).map(([column, field]) => [column, `${target}.${field}`] as const);
}

/** List column of people → place. Columns that are computed for good (age, sex, years) have none. */
export const placeOfColumn: ReadonlyMap<string, string> = new Map([
  ...prefixed('appointments', { community: 'community', ...post, duties: 'duties', main_since: 'starts_on' }),
  ...prefixed('grades', { grade: 'grade', grade_since: 'starts_on' }),
  ...prefixed('educations#highest', {
    education: 'level',
    degree: 'degree',
    school: 'school',
    major: 'major',
    study_mode: 'study_mode',
    graduated_on: 'graduated_on',
  }),
  ...prefixed('educations#first', { first_education: 'level', first_school: 'school', first_major: 'major' }),
  ...prefixed('educations#fulltime', {
    full_time_education: 'level',
    full_time_degree: 'degree',
    full_time_school: 'school',
    full_time_major: 'major',
  }),
  ...prefixed('educations#inservice', {
    in_service_education: 'level',
    in_service_degree: 'degree',
    in_service_school: 'school',
    in_service_major: 'major',
  }),
  ...prefixed('party_statuses', {
    political: 'status',
    party_joined_on: 'joined_on',
    full_member_on: 'full_member_on',
    party_branch: 'branch',
  }),
  ...prefixed('certificates#highest', {
    certificate: 'kind',
    certificate_number: 'number',
    certificate_issued_on: 'issued_on',
  }),
  ...prefixed('contracts', {
    employment_form: 'employment_form',
    contract_starts_on: 'starts_on',
    contract_ends_on: 'ends_on',
    signing_party: 'signing_party',
  }),
  ...prefixed('stays', { entered_on: 'starts_on', entry_reason: 'entry_reason' }),
]);

/** Answers that have no place without another: of whose certificate, of which education this is. */
export const neededBeside: ReadonlyMap<string, string> = new Map([
  ...['degree', 'school', 'major', 'study_mode', 'graduated_on'].map((column) => [column, 'education'] as const),
  ...['first_school', 'first_major'].map((column) => [column, 'first_education'] as const),
  ...['degree', 'school', 'major'].map((column) => [`full_time_${column}`, 'full_time_education'] as const),
  ...['degree', 'school', 'major'].map((column) => [`in_service_${column}`, 'in_service_education'] as const),
  ...['full_member_on', 'party_branch'].map((column) => [column, 'political'] as const),
  ...['party_joined_on'].map((column) => [column, 'political'] as const),
  ...['certificate_number', 'certificate_issued_on'].map((column) => [column, 'certificate'] as const),
  ...['grade_since'].map((column) => [column, 'grade'] as const),
  ...['duties', 'main_since', 'department'].map((column) => [column, 'position'] as const),
]);

/** Shown in no table: aids of the lists. */
export const neverShown: ReadonlySet<string> = new Set(['pinyin', 'on_roll']);
