/** Sends the calls that change roles. */
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { answerless, type Senders } from './write';

/** By kind. */
export const iamWrites: Senders<'roles.create' | 'roles.putPolicy'> = {
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
};
