/** All services by name. */
import type { ServiceName } from '../protocols/protocol';
import { cloudWatch } from './cloudwatch';
import { ec2 } from './ec2';
import { events } from './events';
import { iam } from './iam';
import { logs } from './logs';
import type { Service } from './contract/service';
import { sns } from './sns';
import { sts } from './sts';

export const services: Readonly<Record<ServiceName, Service>> = {
  ec2,
  cloudwatch: cloudWatch,
  events,
  iam,
  logs,
  sns,
  sts,
};
