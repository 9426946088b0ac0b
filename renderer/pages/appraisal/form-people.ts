/** Hands people who were ticked in a list over to the forms page: in memory, because an address is no place for them. */
let handedOver: readonly string[] | null = null;

/** The next opening of /appraisal/forms begins with these people. @param ids keys of people */
export function handOverPeople(ids: readonly string[]): void {
  handedOver = [...ids];
}

/** The people handed over, once. */
export function takePeople(): readonly string[] | null {
  const taken = handedOver;
  handedOver = null;
  return taken;
}
