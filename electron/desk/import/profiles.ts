/** The import profiles of the house by key. */
import type { ImportProfile } from '../../../db/registers/profiles/import-profile.ts';
import { rosterProfile } from '../../../db/registers/profiles/roster.ts';
import { DeskError } from '../errors.ts';

const profiles: Readonly<Record<string, ImportProfile>> = { [rosterProfile.key]: rosterProfile };

/** @throws DeskError profile-unknown */
export function profileOf(key: string): ImportProfile {
  const profile = Object.hasOwn(profiles, key) ? profiles[key] : undefined;
  if (profile === undefined) throw new DeskError('profile-unknown', '没有这种导入，请刷新页面后重试。');
  return profile;
}
