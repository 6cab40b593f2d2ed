/**
 * The sentences of plain-language notifications, in two languages. They are stored in AWS for the
 * readers of the notifications, so they are not translated into the language of the editor. `<name>`
 * is a variable of an input transformer.
 */
import type { NotificationSubject } from './notificationSubject';

/** The language of the sentence. */
export type NotificationLanguage = 'en' | 'ja';

/** What a sentence says. */
export interface SentenceInput {
  readonly subject: NotificationSubject;
  readonly alarmName: string;
  /** The endpoint with its id: `Tokyo office (cvpn-endpoint-…)`. */
  readonly endpoint: string;
}

/**
 * A text for chat is in parts: a value that may contain a quote must stand alone, because EventBridge
 * does not escape the values inside of a text.
 */
export interface ChatParts {
  readonly title: ChatPart;
  readonly description: ChatPart;
  readonly nextSteps?: readonly ChatPart[];
}

/** A text, or a variable whose value is the whole text. */
export type ChatPart = string | { readonly variable: string };

/** A sentence, for mails and for chat. */
export interface Sentence {
  readonly text: string;
  readonly chat: ChatParts;
}

type Writer = (input: SentenceInput) => Sentence;

/** The sentence about a subject. */
export function sentenceOf(language: NotificationLanguage, input: SentenceInput): Sentence {
  return (language === 'ja' ? japanese : english)(input);
}

const user = { variable: 'user' } as const;
const reason = { variable: 'reason' } as const;

/** The variable of the n-th field of a contributor, from 0. */
export function fieldVariable(index: number): string {
  return `field${index + 1}`;
}

const english: Writer = ({ subject, alarmName, endpoint }) => {
  switch (subject.kind) {
    case 'connection': {
      const from = subject.device === undefined ? '' : ' from <device>';
      const rest = `connected to ${endpoint}${from} at <time> UTC.`;
      return { text: `<user> ${rest}`, chat: { title: user, description: rest } };
    }
    case 'failedAttempts': {
      const from = subject.device === undefined ? '' : ' from <device>';
      return {
        text: `<user> repeatedly failed to connect to ${endpoint}${from}: <reason> (<time> UTC).`,
        chat: {
          title: `Repeated failed attempts to connect to ${endpoint}${from} (<time> UTC)`,
          description: user,
          nextSteps: [reason],
        },
      };
    }
    case 'contributor': {
      const title = `The alarm ${alarmName} on ${endpoint} is in ALARM (<time> UTC)`;
      return contributorSentence(title, subject.fields);
    }
    case 'rise': {
      const title = `At <time> UTC, more clients were connected to ${endpoint} than five minutes before`;
      return reasoned(title, `${title}. The rise is the number in brackets: <reason>`);
    }
    case 'count': {
      const title = `Clients connected to ${endpoint} at <time> UTC`;
      return reasoned(title, `${title}. Their number is in brackets: <reason>`);
    }
    case 'state': {
      const title = `The alarm ${alarmName} on ${endpoint} is in ALARM (<time> UTC)`;
      return reasoned(title, `${title}: <reason>`);
    }
  }
};

const japanese: Writer = ({ subject, alarmName, endpoint }) => {
  switch (subject.kind) {
    case 'connection': {
      const from = subject.device === undefined ? '' : ' <device> から';
      const rest = `${from} ${endpoint} に接続しました (<time> UTC)。`;
      return { text: `<user> が${rest}`, chat: { title: user, description: rest.trim() } };
    }
    case 'failedAttempts': {
      const from = subject.device === undefined ? '' : ' <device> から';
      return {
        text: `<user> が${from} ${endpoint} への接続に繰り返し失敗しています: <reason> (<time> UTC)。`,
        chat: {
          title: `${from} ${endpoint} への接続が繰り返し失敗しています (<time> UTC)`.trim(),
          description: user,
          nextSteps: [reason],
        },
      };
    }
    case 'contributor': {
      const title = `${endpoint} のアラーム ${alarmName} がアラーム状態になりました (<time> UTC)`;
      return contributorSentence(title, subject.fields);
    }
    case 'rise': {
      const title = `${endpoint} に接続しているクライアントが 5 分前より増えました (<time> UTC)`;
      return reasoned(title, `${title}。増えた数は角かっこの中の数値です: <reason>`);
    }
    case 'count': {
      const title = `${endpoint} にクライアントが接続しました (<time> UTC)`;
      return reasoned(title, `${title}。接続の数は角かっこの中の数値です: <reason>`);
    }
    case 'state': {
      const title = `${endpoint} のアラーム ${alarmName} がアラーム状態になりました (<time> UTC)`;
      return reasoned(title, `${title}: <reason>`);
    }
  }
};

/** A sentence that ends with CloudWatch's reason. */
function reasoned(title: string, text: string): Sentence {
  return { text, chat: { title, description: reason } };
}

function contributorSentence(title: string, fields: readonly string[]): Sentence {
  const values = fields.map((field, index) => `${field} <${fieldVariable(index)}>`);
  return {
    text: `${title}: ${values.join(', ')}`,
    chat: {
      title,
      description: fields.join(', '),
      nextSteps: fields.map((_, index) => ({ variable: fieldVariable(index) })),
    },
  };
}
