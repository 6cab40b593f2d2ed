/** The list of mails and the open one. */
import { describe, expect, it } from 'vitest';
import { inboxRows, openMail, type MailFacts } from '../../../../src/core/mail/view/inbox';
import { subjectOfConfirmation } from '../../../../src/core/mail/topicMail';
import type { Mail } from '../../../../src/core/ports/trial';
import { testNow } from '../../../fakes/snapshots';
import { words } from '../../text/viewWords';

const minute = 60_000;

function mail(change: Partial<Mail> = {}): Mail {
  return {
    at: testNow,
    topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn-alerts',
    to: 'it@example.com',
    subject: 'ALARM: "x" in Asia Pacific (Tokyo)',
    body: 'Line one\n\nLine   two',
    ...change,
  };
}

function facts(mails: readonly Mail[], change: Partial<MailFacts> = {}): MailFacts {
  return { mails, startedAt: testNow, opened: new Set(), isPending: () => false, ...change };
}

describe('the list', () => {
  it('has the newest mail first, with the beginning of its text on one line', () => {
    const rows = inboxRows(facts([mail({ to: 'a@example.com' }), mail()]), words);
    expect(rows.map(({ id, to }) => [id, to])).toEqual([
      [1, 'it@example.com'],
      [0, 'a@example.com'],
    ]);
    expect(rows[0]?.preview).toBe('Line one Line two');
  });

  it('marks as unread what arrived since the trial started and was not opened', () => {
    const mails = [mail(), mail({ at: testNow + minute }), mail({ at: testNow + 2 * minute })];
    const rows = inboxRows(facts(mails, { opened: new Set([2]) }), words);
    expect(rows.map(({ unread }) => unread)).toEqual([false, true, false]);
  });

  it('marks requests for a confirmation that was not given', () => {
    const asking = mail({ subject: subjectOfConfirmation, to: 'b@example.com' });
    const isPending = ({ to }: Mail): boolean => to === 'b@example.com';
    const mails = [asking, mail({ to: 'b@example.com' }), mail({ subject: subjectOfConfirmation })];
    const rows = inboxRows(facts(mails, { isPending }), words);
    expect(rows.map(({ pending }) => pending)).toEqual([false, false, true]);
  });

  it('cuts a long text', () => {
    const [row] = inboxRows(facts([mail({ body: 'word '.repeat(1000) })]), words);
    expect(row?.preview).toMatch(/^(word )+w?o?r?d?…$/);
    expect(row?.preview.length).toBeLessThanOrEqual(120);
  });
});

describe('the open mail', () => {
  it('has the headers and the text of the mail', () => {
    expect(openMail(facts([mail()]), 0, words)).toEqual({
      id: 0,
      from: 'AWS Notifications <no-reply@sns.amazonaws.com>',
      to: 'it@example.com',
      subject: 'ALARM: "x" in Asia Pacific (Tokyo)',
      date: words.format.moment(testNow),
      parts: [{ kind: 'text', text: 'Line one\n\nLine   two' }],
    });
  });

  it.each([
    [true, 'pending'],
    [false, 'confirmed'],
  ])('knows whether it asks for a confirmation: %s', (pending, confirmation) => {
    const asking = mail({ subject: subjectOfConfirmation });
    const opened = openMail(facts([asking], { isPending: () => pending }), 0, words);
    expect(opened?.confirmation).toBe(confirmation);
  });

  it.each([-1, 1, 0.5])('is none with the id %d', (id) => {
    expect(openMail(facts([mail()]), id, words)).toBeUndefined();
  });
});
