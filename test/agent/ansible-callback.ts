import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A real ansible-playbook; undefined where there is none. */
export const ansible = ['/usr/bin/ansible-playbook', '/usr/local/bin/ansible-playbook'].find((path) => existsSync(path))

/** What a playbook's environment must hold for the callback that ships to report to `url`; `folder` is for what it writes. */
export const callbackEnv = (url: string, token: string, folder: string) => ({
  ANSIBLE_CALLBACK_PLUGINS: join(import.meta.dirname, '../../agent/ansible'),
  ANSIBLE_CALLBACKS_ENABLED: 'askstack',
  ANSIBLE_LOCAL_TEMP: folder,
  ASKSTACK_URL: url,
  ASKSTACK_TOKEN: token,
  ASKSTACK_HOST: 'deployer',
  ASKSTACK_SPOOL: folder,
  HOME: folder,
})
