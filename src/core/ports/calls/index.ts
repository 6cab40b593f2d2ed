/**
 * Every call that changes something in AWS, as a plain object. The preview shows the object and
 * `ScopeAws.send` sends the same object, so that what the user confirmed is what is sent. The
 * actions decide first whether a call is appropriate. There is one file for each service.
 */
import type * as cloudwatch from './cloudwatch';
import type * as ec2 from './ec2';
import type * as logAlarms from './logAlarms';
import type * as events from './events';
import type * as logs from './logs';
import type * as iam from './iam';
import type * as sns from './sns';

export type { Tags } from './call';
export * from './cloudwatch';
export * from './ec2';
export * from './logAlarms';
export * from './events';
export * from './logs';
export * from './iam';
export * from './sns';

/** The functions of a service's file that make a call. */
type Makers<Module> = {
  [Name in keyof Module as Name extends `${string}Call` ? Name : never]: Module[Name];
};

/** What they return. */
type Built<Module> = ReturnType<
  Extract<Makers<Module>[keyof Makers<Module>], (...args: never[]) => unknown>
>;

/** Any call that changes something; `kind` distinguishes them. */
export type AwsCall =
  | Built<typeof cloudwatch>
  | Built<typeof ec2>
  | Built<typeof events>
  | Built<typeof iam>
  | Built<typeof logAlarms>
  | Built<typeof logs>
  | Built<typeof sns>;

/** The calls of one kind. */
export type AwsCallOf<Kind extends AwsCall['kind']> = Extract<AwsCall, { readonly kind: Kind }>;
