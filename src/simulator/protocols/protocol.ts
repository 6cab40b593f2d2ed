/**
 * The interface of AWS's protocols: finds the operation in a request, and serializes outputs and
 * errors.
 */
import type { WireRequest, WireResponse } from '../../core/ports/wire';
import type { AwsError } from './awsError';
import type { Encoding, Tree } from './encoding';
import type { Output } from './output';

/** The simulated services. */
export type ServiceName = 'ec2' | 'cloudwatch' | 'events' | 'logs' | 'sns' | 'sts' | 'iam';

/** A call, independent of its protocol. */
export interface ParsedCall {
  readonly operation: string;
  /** A tree of texts (Query) or of JSON values. */
  readonly params: Tree;
  /** The encoding of its values. */
  readonly encoding: Encoding;
}

/** One of AWS's protocols, for one service. */
export interface Protocol {
  /** @throws AwsError when the body cannot be parsed */
  parse(request: WireRequest): ParsedCall;
  /** @param output undefined for operations that return only success */
  answer(operation: string, output: Output | undefined, requestId: string): WireResponse;
  error(error: AwsError, requestId: string): WireResponse;
}
