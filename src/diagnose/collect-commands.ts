/**
 * What to collect, component by component, and the words by which its logs are known. Product text, as a table;
 * what is known about OpenStack itself stands in kb/.
 */

import type { NextStep } from './diagnosis.ts'

export interface Source {
  readonly component: string
  /** Words that only its logs are full of. */
  readonly words: readonly string[]
  readonly commands: readonly string[]
}

const since = "--since '-1 hour' --no-pager"

const service = (
  component: string,
  words: readonly string[],
  units: string,
  container: string,
  status: string,
): Source => ({
  component,
  words,
  commands: [
    status,
    `sudo journalctl ${units} ${since} | grep -E 'ERROR|CRITICAL|Traceback'`,
    `sudo docker logs --tail 200 ${container}`,
  ],
})

export const sources: readonly Source[] = [
  service(
    'nova',
    ['nova', 'libvirt', 'libvirterror', 'virsh', 'qemu', 'placement', 'hypervisor'],
    "-u 'devstack@n-*' -u '*nova*'",
    'nova_compute',
    'openstack compute service list',
  ),
  service(
    'neutron',
    ['neutron', 'openvswitch', 'ovs', 'ovn', 'ml2', 'dhcp', 'l3', 'vif'],
    "-u 'devstack@q-*' -u 'devstack@neutron*' -u '*neutron*' -u 'ovn*'",
    'neutron_server',
    'openstack network agent list',
  ),
  service(
    'cinder',
    ['cinder', 'volume', 'iscsi', 'lvm', 'vg'],
    "-u 'devstack@c-*' -u '*cinder*'",
    'cinder_volume',
    'openstack volume service list',
  ),
  service('glance', ['glance'], "-u 'devstack@g-*' -u '*glance*'", 'glance_api', 'openstack image list'),
  service(
    'keystone',
    ['keystone', 'keystoneauth1', 'fernet', 'keystonemiddleware'],
    "-u 'devstack@keystone' -u 'apache2' -u 'httpd'",
    'keystone',
    'openstack endpoint list',
  ),
  service(
    'horizon',
    ['horizon', 'openstack_dashboard', 'django'],
    "-u 'apache2' -u 'httpd'",
    'horizon',
    'sudo tail -n 200 /var/log/apache2/error.log /var/log/httpd/error_log',
  ),
  service(
    'heat',
    ['heat', 'stack_id'],
    "-u 'devstack@h-*' -u '*heat*'",
    'heat_engine',
    'openstack stack failures list --long STACK',
  ),
  service(
    'octavia',
    ['octavia', 'amphora', 'loadbalancer'],
    "-u 'devstack@o-*' -u '*octavia*'",
    'octavia_worker',
    'openstack loadbalancer amphora list',
  ),
  service(
    'ironic',
    ['ironic', 'ipmi', 'baremetal', 'pxe'],
    "-u 'devstack@ir-*' -u '*ironic*'",
    'ironic_conductor',
    'openstack baremetal node list --long',
  ),
  service(
    'magnum',
    ['magnum'],
    "-u 'devstack@magnum*' -u '*magnum*'",
    'magnum_conductor',
    'openstack coe cluster show CLUSTER',
  ),
  service('swift', ['swift'], "-u 'devstack@s-*' -u '*swift*'", 'swift_proxy_server', 'swift-recon --all'),
  service(
    'rabbitmq',
    ['rabbitmq', 'rabbit', 'amqp', 'erlang', 'epmd'],
    '-u rabbitmq-server',
    'rabbitmq',
    'sudo rabbitmqctl cluster_status',
  ),
  service(
    'mysql',
    ['mysql', 'mariadb', 'galera', 'wsrep', 'pymysql', 'innodb'],
    '-u mariadb -u mysql',
    'mariadb',
    'sudo mysql -e "SHOW STATUS LIKE \'wsrep_%\'"',
  ),
  service('ceph', ['ceph', 'rbd', 'rados', 'osd'], "-u 'ceph*'", 'ceph_mon', 'sudo ceph -s'),
  {
    component: 'kolla-ansible',
    words: ['kolla', 'kolla_toolbox', 'kolla_docker'],
    commands: [
      'kolla-ansible -i INVENTORY prechecks -vvv',
      "sudo docker ps -a --filter 'status=exited' --filter 'status=restarting'",
      'sudo tail -n 200 /var/log/kolla/SERVICE/*.log',
    ],
  },
  {
    component: 'packstack',
    words: ['packstack', 'puppet', 'manifests'],
    commands: [
      'sudo tail -n 100 /var/tmp/packstack/*/openstack-setup.log',
      'sudo tail -n 100 /var/tmp/packstack/*/manifests/*.log',
    ],
  },
  {
    component: 'devstack',
    words: ['devstack', 'exit_trap', 'xtrace'],
    commands: [
      'tail -n 200 /opt/stack/logs/stack.sh.log',
      'cat /opt/stack/logs/error.log',
      "systemctl list-units 'devstack@*' --failed",
    ],
  },
  {
    component: 'pip',
    words: ['pip', 'pip3', 'egg_info', 'setuptools', 'wheel', 'pypi', 'pythonhosted'],
    commands: ['python3 -m pip --version', 'python3 -m pip check', 'python3 -m pip config list'],
  },
  {
    component: 'apt',
    words: ['apt', 'dpkg', 'deb', 'apt_get'],
    commands: ['sudo apt-get update', 'sudo dpkg --audit', 'sudo tail -n 100 /var/log/apt/term.log'],
  },
  {
    component: 'yum',
    words: ['yum', 'dnf', 'rpm', 'mirrorlist'],
    commands: ['sudo yum repolist -v', 'sudo yum clean all && sudo yum makecache'],
  },
  {
    component: 'docker',
    words: ['docker', 'dockerd', 'podman', 'containerd'],
    commands: ['sudo journalctl -u docker --no-pager -n 200', 'sudo docker info'],
  },
  {
    component: 'openstack-ansible',
    words: ['openstack_ansible', 'lxc', 'setup_infrastructure', 'setup_openstack'],
    commands: ['openstack-ansible PLAYBOOK -vvv', 'sudo tail -n 200 /openstack/log/ansible-logging/ansible.log'],
  },
]

/** When no component is named at all. */
export const fallback: NextStep = {
  component: 'host',
  commands: ["sudo journalctl -p err --since '-1 hour' --no-pager", 'systemctl --failed', 'df -h && free -m'],
}
