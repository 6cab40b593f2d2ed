/** Sends the calls that change roles. */
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { withoutAnswer, type Senders } from './write';

type Kind = 'roles.create' | 'roles.putPolicy' | 'roles.deletePolicy' | 'roles.delete';

/** By kind. */
export const iamWrites: Senders<Kind> = {
  'roles.create': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new CreateRoleCommand(input), options),
  ),
  'roles.putPolicy': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new PutRolePolicyCommand(input), options),
  ),
  'roles.deletePolicy': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new DeleteRolePolicyCommand(input), options),
  ),
  'roles.delete': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.iam().send(new DeleteRoleCommand(input), options),
  ),
};
