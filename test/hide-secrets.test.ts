import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideSecrets } from '../src/hide-secrets.ts'

const secret = 'Zx9qT7kLm2Vb'

const hidden: readonly string[] = [
  `export OS_PASSWORD=${secret}`,
  `ADMIN_PASSWORD="${secret}"`,
  `database_password: ${secret}`,
  `{"auth": {"identity": {"password": {"user": {"name": "admin", "password": "${secret}"}}}}}`,
  `\\"adminPass\\": \\"${secret}\\"`,
  `{u'auth_token': u'${secret}', u'user': u'alice'}`,
  `'admin_password' => '${secret}'`,
  `openstack --os-username admin --os-password ${secret} server list`,
  `nova-manage --token=${secret}`,
  `mysql -uroot -p${secret} -h127.0.0.1 -e 'SHOW DATABASES'`,
  `sshpass -p ${secret} ssh stack@192.0.2.7`,
  `curl -s -u admin:${secret} http://192.0.2.7:15672/api/users`,
  `connection = mysql+pymysql://nova:${secret}@ctl/nova?charset=utf8`,
  `connection = mysql+pymysql://nova:p@${secret}@ctl/nova`,
  `transport_url = rabbit://openstack:${secret}@ctl-01:5672,openstack:${secret}@ctl-02:5672//`,
  `X-Auth-Token: ${secret}`,
  `-H "X-Subject-Token: ${secret}"`,
  `Authorization: Bearer ${secret}`,
  `GRANT ALL PRIVILEGES ON nova.* TO 'nova'@'%' IDENTIFIED BY '${secret}';`,
  `sudo mysql -e 'GRANT ALL ON *.* TO '\\''root'\\'' identified by '\\''${secret}'\\'';'`,
  `mysqladmin -u root  password '${secret}' returned 1 instead of one of [0]`,
  `metadata_proxy_shared_secret = ${secret}`,
  `aws_secret_access_key=${secret}`,
  `SERVICE_TOKEN=${secret}`,
  `token gAAAAAB${secret}${secret}${secret}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJ${secret}.${secret}${secret}`,
  `AKIAIOSFODNN7EXAMPLE`,
  `remote: ghp_${secret}${secret}`,
  `SLACK xoxb-1234567890-${secret}`,
  `https://hooks.slack.com/services/T0000/B0000/${secret}`,
  `https://discord.com/api/webhooks/123456789012345678/${secret}${secret}`,
  `key = AQ${secret}${secret}${secret}==`,
]

const shown: readonly string[] = [
  "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
  'the option password_hash_algorithm is deprecated',
  'TASK [prechecks : Checking empty passwords in passwords.yml. Run kolla-genpwd if this task fails]',
  'rbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337',
  'SyntaxError: Unexpected token } in JSON at position 12',
  'ERROR: token: not found',
  'Password: incorrect',
  'mysql -uroot -pxxxxxxxxxxx -h127.0.0.1',
  'export OS_PASSWORD=$ADMIN_PASSWORD',
  "database_password: '{{ vault_database_password }}'",
  'keystonemiddleware.auth_token [-] Authorization failed for token',
  'http://192.0.2.7:8774/v2.1/servers',
]

describe('hideSecrets', () => {
  it.each(hidden)('hides the secret in %s', (line) => {
    const { text, hidden: count } = hideSecrets(`before\n${line}\nafter`)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('AKIAIOSFODNN7EXAMPLE')
    expect(text).toContain('***')
    expect(count).toBeGreaterThan(0)
    expect(text).toMatch(/^before\n[\s\S]*\nafter$/)
  })

  it.each(shown)('leaves alone %s', (line) => {
    expect(hideSecrets(line)).toEqual({ text: line, hidden: 0 })
  })

  it('hides every line of a private key and counts it once', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\nMIIEow${secret}\n${secret}\n-----END RSA PRIVATE KEY-----`
    const { text, hidden: count } = hideSecrets(`a\n${key}\nb`)
    expect(text.split('\n')).toHaveLength(6)
    expect(text).not.toContain(secret)
    expect(count).toBe(1)
  })

  it('hides a private key whose end was cut off, and nothing after it', () => {
    const { text } = hideSecrets(`-----BEGIN PRIVATE KEY-----\nMIIEow${secret}\n${secret}\nERROR: it went wrong`)
    expect(text).not.toContain(secret)
    expect(text).toContain('ERROR: it went wrong')
  })

  it('keeps the number of lines of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(hideSecrets(text).text.split('\n')).toHaveLength(text.split('\n').length)
      }),
    )
  })

  it.each([
    ['one long word', 'a'.repeat(1_000_000)],
    ['key names only', 'password'.repeat(120_000)],
    ['addresses only', '://'.repeat(330_000)],
    ['commands only', 'curl -u '.repeat(120_000)],
    ['options only', '--'.repeat(500_000)],
    ['begun keys only', '-----BEGIN PRIVATE KEY-----\n'.repeat(35_000)],
    ['token heads only', 'eyJ'.repeat(330_000)],
    ['quotes only', 'token="'.repeat(140_000)],
  ])('reads 1 MB of %s in linear time', (_, text) => {
    const start = performance.now()
    hideSecrets(text)
    expect(performance.now() - start).toBeLessThan(1_500)
  })
})
