/** The header of the overview. */
import type { OverviewHeaderState } from '../../protocol/overview';
import { mountState } from '../shared/mountState';

/** Shows the header in an element. */
export const mountOverviewHeader = mountState<OverviewHeaderState>(({ state }) => (
  <>
    <h1>{state.title}</h1>
    <p class="about">{state.about}</p>
  </>
));
