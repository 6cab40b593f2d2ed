/** Sends the calls that change roles. */
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { answerless, type Senders } from './write';

type Kind = 'roles.create' | 'roles.putPolicy' | 'roles.deletePolicy' | 'roles.delete';

/** By kind. */
export const iamWrites: Senders<Kind> = {
  'roles.create': answerless(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new CreateRoleCommand(input), options),
  ),
  'roles.putPolicy': answerless(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new PutRolePolicyCommand(input), options),
  ),
  'roles.deletePolicy': answerless(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new DeleteRolePolicyCommand(input), options),
  ),
  'roles.delete': answerless(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new DeleteRoleCommand(input), options),
  ),
};
