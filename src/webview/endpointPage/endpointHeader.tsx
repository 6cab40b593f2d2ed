/** The header of the endpoint page. */
import type { EndpointHeaderState } from '../../protocol/endpointPage';
import { mountState } from '../shared/mountState';

/** The endpoint's name, and where it is. */
function EndpointHeader({ name, endpointId, where }: EndpointHeaderState) {
  return (
    <>
      <h1 title={name}>{name}</h1>
      <p class="identity">
        {endpointId}
        {where && ` · ${where}`}
      </p>
    </>
  );
}

/** Shows the header in an element. */
export const mountEndpointHeader = mountState<EndpointHeaderState>(({ state }) => (
  <EndpointHeader {...state} />
));
