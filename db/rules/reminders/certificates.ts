/** 证书登记 and 继续教育: when the first registration or its renewal is due, and the hours that are lacking by then. */
import type { RegistrationStanding } from '../certificate-registration.ts';
import type { Day } from '../day.ts';
import { begin, daysLater, type Reminder, type Subject } from './reminder.ts';

export interface CertificateFact {
  readonly subject: Subject;
  readonly certificate: string;
  /** 助理社会工作师 … */
  readonly name: string;
  readonly standing: RegistrationStanding;
}

const registrationWhy = '《社会工作者职业水平证书登记办法》（民发〔2009〕44号）、措施4';
const studyWhy = '《社会工作者继续教育办法》（民发〔2009〕123号）、措施5';

const titles = {
  first_due: '证书首次登记',
  first_late: '证书首次登记',
  renew: '证书再登记',
  lapsed: '证书再登记',
  valid: '证书再登记',
} as const;

/** What is due for the certificates within the lead time. */
export function certificateReminders(facts: readonly CertificateFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, certificate, name, standing }): readonly Reminder[] => {
    const { state, dueOn } = standing;
    if (state === 'unknown' || dueOn === null || dueOn > until) return [];
    const title = titles[state];
    return [
      {
        key: `certificate:${certificate}`,
        kind: 'certificate',
        subject,
        title,
        what: `${name}${title.slice(2)}，最迟${dueOn}。`,
        dueOn,
        why: registrationWhy,
        act: begin('登记', 'certificate_registrations', { person: subject.id, certificate }),
      },
    ];
  });
}

/** Who lacks hours for the renewal within the lead time. */
export function studyReminders(facts: readonly CertificateFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, certificate, name, standing }): readonly Reminder[] => {
    const { hours, dueOn } = standing;
    if (hours === null || hours.lacking <= 0 || dueOn === null || dueOn > until) return [];
    return [
      {
        key: `study:${certificate}`,
        kind: 'study',
        subject,
        title: '继续教育学时不足',
        what: `${name}本登记期要${hours.needed}学时，还差${hours.lacking}学时。`,
        dueOn,
        why: studyWhy,
        act: begin('登记学时', 'continuing_education', { person: subject.id }),
      },
    ];
  });
}
