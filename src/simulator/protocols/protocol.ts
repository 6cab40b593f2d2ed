/** What a protocol of AWS does: finds the operation in a request, spells answers and errors. */
import type { WireRequest, WireResponse } from '../../core/ports/wire';
import type { AwsError } from './awsError';
import type { Encoding, Tree } from './encoding';
import type { Output } from './output';

/** The services that the simulator answers for. */
export type ServiceName = 'ec2' | 'cloudwatch' | 'logs' | 'sns' | 'sts' | 'iam';

/** A call, free of its protocol. */
export interface ParsedCall {
  readonly operation: string;
  /** A tree of texts (Query) or of JSON values. */
  readonly params: Tree;
  /** How the values are spelled in it. */
  readonly encoding: Encoding;
}

/** One of AWS's protocols, for one service. */
export interface Protocol {
  /** @throws AwsError when the body cannot be read */
  parse(request: WireRequest): ParsedCall;
  /** @param output undefined for operations that answer nothing but success */
  answer(operation: string, output: Output | undefined, requestId: string): WireResponse;
  error(error: AwsError, requestId: string): WireResponse;
}
