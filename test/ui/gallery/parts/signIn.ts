/** A profile whose session has ended. */
import type { Exhibit, Part } from '../exhibit';
import { openWindow } from './trial';

const config = `[profile work]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Reader
region = ap-northeast-1
[sso-session corp]
sso_start_url = https://corp.example/start
sso_region = ap-northeast-1
`;

const exhibits: readonly Exhibit[] = [
  { name: 'tree', show: (walk) => walk.tree.read().then(() => undefined), sideBar: true },
  {
    name: 'overview',
    show: async (walk) => {
      await walk.run('command.openOverview');
      await walk.tab('endpoints', '.banner');
    },
  },
];

/** The window. */
export const signIn: Part = {
  name: 'signIn',
  exhibits,
  open: (language) =>
    openWindow(language, {
      machineSettings: {
        'clientVPNWatch.scopes': [{ profile: 'work', region: 'ap-northeast-1' }],
      },
      awsConfig: config,
    }),
};
