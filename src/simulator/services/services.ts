/** All services by name. */
import type { ServiceName } from '../protocols/protocol';
import { ec2 } from './ec2';
import type { Service } from './service';
import { sts } from './sts';

export const services: Readonly<Record<ServiceName, Service>> = {
  ec2,
  cloudwatch: sts,
  sns: sts,
  sts,
};
