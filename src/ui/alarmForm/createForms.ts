/** Creates the alarm form of the window. */
import * as vscode from 'vscode';
import { scopeId } from '../../core/model/scope';
import type { Yielder } from '../../core/base/yielder';
import type { Log } from '../../core/base/log';
import { onReadOnlyChange, readOnlyMode } from '../editor/settings';
import type { Documents } from '../messages/documents';
import { repairTopic } from '../topics/repairTopic';
import { afterCreation, type AfterCreationDeps } from './afterCreation';
import { AlarmForms } from './alarmForms';

/** Dependencies of the form. */
export interface CreateFormsDeps extends AfterCreationDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly documents: Documents;
  readonly yielder: Yielder;
  readonly log: Log;
}

/** The form; it is opened by commands, and restored after a window reload. */
export function createForms(deps: CreateFormsDeps): AlarmForms {
  const { extensionUri, store, session, format, yielder, log, now, navigation } = deps;
  return new AlarmForms({
    ...{ extensionUri, format, yielder, log, now },
    snapshot: () => store.snapshot,
    awsOf: (scope) => session.scopeAws(scope),
    readOnly: readOnlyMode,
    changes: [store.onDidChange, onReadOnlyChange],
    effects: {
      refresh: (scope) => session.refresh(scope),
      showAlarm: async (scope, name) => {
        await session.refresh(scope);
        await navigation.alarm(scope, name);
      },
      repairTopic: async (topicArn, aws) => {
        const { accountId } = await aws.account.identity();
        const source = { region: aws.scope.region, accountId, alarmName: '' };
        if (await repairTopic(topicArn, source, aws, deps))
          await session.refresh(scopeId(aws.scope));
      },
      copy: (text) => {
        void vscode.env.clipboard.writeText(text);
      },
    },
    onCreated: (created) => {
      afterCreation(created, deps).catch((error: unknown) => {
        log.error(error);
        void deps.messages.failure(error);
      });
    },
  });
}
