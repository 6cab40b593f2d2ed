/** EC2's MaxResults (5 to 1000 in the Client VPN calls) and NextToken. */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import { pageOf, type Page } from '../../request/paging';

/** The requested page. */
export function ec2Page<T>(input: Input, items: readonly T[], list: string): Page<T> {
  const size = input.number('MaxResults') ?? 1000;
  return pageOf(items, list, size, input.text('NextToken'), () => {
    return new AwsError('InvalidNextToken', 'The token is invalid.');
  });
}
