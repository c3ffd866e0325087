// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

import java.util.Locale;

/**
 * Everything that can be wrong. The texts of each (title, found, required, why, fix) are in the bundle {@code problems}
 * under {@code problem.<id>.*}; a test fails for a code without them. The comment names the arguments.
 */
public enum ProblemCode {
    // The window. display; found
    NO_DISPLAY, NO_TOOLKIT,

    // Drafts and plan files. Each at its field.
    /** field */
    FIELD_EMPTY,
    /** found, required */
    FIELD_INVALID,
    /** found, suggestion */
    SUBNET_HOST_BITS,
    /** found */
    SUBNET_SIZE, SUBNET_PUBLIC,
    /** code (id of a ConflictCode), owner (whose field it is), other, addresses */
    ADDRESS_CONFLICT,
    /** found, other */
    NODE_NAME_TWICE, NODE_HOST_TWICE,
    /** servers, tolerated, majority */
    NO_SERVER, FEW_SERVERS, MANY_SERVERS, EVEN_SERVERS,
    /** nodes */
    HIGH_AVAILABILITY_NODES,
    /** found */
    SERVICE_NAME_TAKEN, SERVICE_ADDRESS_OURS,
    /** found, allowed, suggestion, line, column */
    KEY_UNKNOWN,
    /** found, required, line, column */
    TYPE_WRONG,
    /** file, found, place (file:line:column, as far as they are known), line, column */
    PLAN_FILE_UNREADABLE,
    /** file, place, line, column; never what stands there */
    SECRETS_FILE_UNREADABLE,
    /** file, found, required */
    SECRETS_FILE_EXPOSED,

    // SSH. All with node or host.
    /** host, port */
    SSH_UNREACHABLE, SSH_REFUSED,
    /** host */
    SSH_NAME_UNKNOWN,
    /** host, port, found */
    SSH_NOT_SSH,
    /** host, fingerprint, type */
    SSH_HOST_KEY_UNKNOWN,
    /** host, pinned, found, file (where the pin stands) */
    SSH_HOST_KEY_CHANGED,
    /** host, user, tried, offered */
    SSH_AUTH_FAILED,
    /** path */
    SSH_CONFIG_UNREADABLE, SSH_KEY_UNREADABLE, SSH_PASSPHRASE_MISSING, SSH_PASSPHRASE_WRONG,
    SSH_AGENT_MISSING,
    /** agent */
    SSH_AGENT_EMPTY,
    /** host, user, keys */
    SSH_TOO_MANY_KEYS,
    /** host, kind, offered */
    SSH_NO_COMMON_ALGORITHM,
    /** host, port, jump */
    SSH_JUMP_REFUSED,
    /** host, user */
    SSH_CHANNEL_REFUSED, SSH_NO_SHELL, SSH_PASSWORD_MISSING,
    /** host */
    SSH_CONNECTION_LOST,
    /** host, command, seconds */
    COMMAND_TIMEOUT,
    /** host, command, code */
    COMMAND_FAILED,
    /** host, user */
    SUDO_PASSWORD_WRONG, SUDO_PASSWORD_MISSING, SUDO_NOT_ALLOWED, SUDO_NEEDS_TERMINAL,
    /** host, user */
    SUDO_MISSING,
    /** host, path */
    UPLOAD_CORRUPT,
    /** path */
    UPLOAD_SOURCE_UNREADABLE,
    /** host, path, needed, free */
    DISK_FULL,
    /** host, command; its words in the detail */
    NODE_DISK_FULL,

    // Nodes. All with node.
    /** node, found */
    SURVEY_UNREADABLE,
    /** node, address, found */
    NODE_ADDRESS_MISSING,
    /** node, found */
    NODE_FOREIGN_K3S,
    /** node, found; nodes that other hands set up, which Hearth does not change */
    ADOPTED_NODE_AWAY, ADOPTED_NODE_STAYS,
    /** node, found, required */
    ADOPTED_OTHER_VERSION,
    /** host, found */
    ADOPT_NO_SERVER,
    /** host */
    ADOPT_NO_VIP,
    /** node */
    ADOPT_NO_ETCD,
    /** path */
    FILE_EXISTS,
    /** nodes */
    EXPORT_ADOPTED,
    /** file, found */
    ADOPT_KUBECONFIG,
    /** node, path */
    NODE_FILE_FOREIGN,
    K3S_NO_MEMORY_CGROUP, K3S_CLOCK_WRONG, K3S_SAN_MISSING,
    K3S_TOKEN_OF_OTHER_CLUSTER, K3S_NODE_NAME_TAKEN, K3S_NODE_PASSWORD_REJECTED,
    K3S_FLAGS_DIFFER, K3S_TOKEN_CHANGED, K3S_MEMBER_REMOVED,
    K3S_PORT_TAKEN, K3S_DISK_FULL,
    /** node, place (file and line, or unit), found: somebody's setting that contradicts the plan's */
    K3S_SETTING_FOREIGN,
    /** node, others (members that are away), members, majority */
    RESTART_LOSES_QUORUM,
    /** nodes: the planned servers, none of which has a cluster */
    CLUSTER_NOT_BEGUN,
    /** name, found (some that there are) */
    SNAPSHOT_NOT_FOUND,
    /** node, name (of the snapshot) */
    RESTORE_UNFINISHED,
    /** node, found, required: versions of k3s */
    K3S_OTHER_MINOR, K3S_DOWNGRADE,
    /** vip, mac */
    VIP_TAKEN,
    /** address, mac */
    POOL_ADDRESS_TAKEN,
    /** The server where the cluster would begin cannot be looked at, and no other planned server has the cluster. */
    CLUSTER_NOT_FOUND,
    /** vip, found */
    VIP_OTHER_CERTIFICATE,
    /** node, vip */
    NODE_HAS_VIP,
    /** object */
    OBJECT_FOREIGN,

    // Preflight. All with node, found, required.
    PREFLIGHT_ADDRESS, PREFLIGHT_ADDRESS_DYNAMIC, PREFLIGHT_ADDRESS_TWICE,
    PREFLIGHT_APPARMOR, PREFLIGHT_ARCH, PREFLIGHT_CGROUP,
    PREFLIGHT_CLOCK, PREFLIGHT_CLUSTER_NETWORK, PREFLIGHT_CONTAINER,
    PREFLIGHT_CPU, PREFLIGHT_DISK, PREFLIGHT_DISK_MEDIA,
    PREFLIGHT_DISK_SLOW, PREFLIGHT_DNS_LOOPBACK, PREFLIGHT_DNS_WILDCARD,
    PREFLIGHT_DOCKER, PREFLIGHT_FILE_SYSTEM, PREFLIGHT_FIREWALL,
    PREFLIGHT_FOREIGN_K3S, PREFLIGHT_HOSTNAME_TWICE, PREFLIGHT_INIT,
    PREFLIGHT_INODES, PREFLIGHT_INTERFACE, PREFLIGHT_IPTABLES,
    PREFLIGHT_KERNEL_OLD, PREFLIGHT_KERNEL_OPTIONS, PREFLIGHT_LINK_SLOW,
    PREFLIGHT_MACHINE_ID_TWICE, PREFLIGHT_MAC_TWICE, PREFLIGHT_MANY_ROUTES,
    PREFLIGHT_MEMORY, PREFLIGHT_MESH, PREFLIGHT_MESH_PORTS,
    PREFLIGHT_MODULES, PREFLIGHT_MTU, PREFLIGHT_MTU_PATH,
    PREFLIGHT_NM_CLOUD, PREFLIGHT_NOT_LINUX, PREFLIGHT_NO_DNS,
    PREFLIGHT_NO_ROUTE, PREFLIGHT_OLD_NETWORK, PREFLIGHT_OLD_NODE_PASSWORD,
    PREFLIGHT_OLD_VIP, PREFLIGHT_OS_UNKNOWN, PREFLIGHT_OTHER_INTERFACES,
    PREFLIGHT_OTHER_KUBERNETES, PREFLIGHT_OUTSIDE, PREFLIGHT_POOL_TAKEN,
    PREFLIGHT_PORTS, PREFLIGHT_PRODUCT_TWICE, PREFLIGHT_PROXY,
    PREFLIGHT_READ_ONLY, PREFLIGHT_REBOOT, PREFLIGHT_NM_MANAGES,
    PREFLIGHT_PACKAGES_BUSY, PREFLIGHT_IPTABLES_MIX, PREFLIGHT_HOSTNAME_SHAPE,
    PREFLIGHT_LEASE_OUTSIDE, PREFLIGHT_SELINUX, PREFLIGHT_SUBNET,
    PREFLIGHT_SUDO_PATH, PREFLIGHT_SWAP, PREFLIGHT_SYSCTL,
    PREFLIGHT_TIME_SYNC, PREFLIGHT_VIP_TAKEN, PREFLIGHT_WIFI,

    // Downloads.
    /** url */
    DOWNLOAD_FAILED,
    /** url, found, required */
    DOWNLOAD_CORRUPT,
    /** url, found */
    DOWNLOAD_NOT_A_FILE,
    /** url, checksums */
    CHECKSUM_MISSING,
    /** source */
    RELEASES_UNREADABLE,
    /** mirror */
    MIRROR_UNREACHABLE,
    /** arch, component */
    ARCH_NOT_OFFERED,

    // The Kubernetes API.
    /** address */
    API_UNREACHABLE, API_CERTIFICATE,
    /** address, object */
    API_FORBIDDEN, API_REJECTED,
    /** object, owner */
    API_CONFLICT,
    /** address, object; the server's words in the detail */
    WEBHOOK_SILENT,
    /** image, node; containerd's words in the detail */
    IMAGE_RATE_LIMITED, IMAGE_MISSING, IMAGE_UNREACHABLE, IMAGE_FAILED,
    /** pod, namespace, name, container, reason, restarts */
    POD_CRASHES,
    /** node, pressure (as the kubelet calls it) */
    NODE_PRESSURE,
    /** pod; the scheduler's words in the detail */
    POD_UNSCHEDULABLE,
    /** pod, node; the kubelet's words in the detail */
    POD_SANDBOX,
    /** file, url */
    MANIFEST_UNREADABLE,
    /** address, found */
    API_NOT_KUBERNETES,
    /** file */
    KUBECONFIG_UNREADABLE,

    // DNS: the provider's interface. provider is its name; page is where its credentials are made.
    /** provider */
    DNS_CREDENTIAL_MISSING,
    /** provider, page */
    DNS_CREDENTIAL_SHAPE,
    /** provider, credential (its public half or kind), page */
    DNS_CREDENTIAL_UNKNOWN,
    /** provider, credential, page */
    DNS_SECRET_WRONG,
    /** provider, permission (in the provider's own terms), page */
    DNS_CREDENTIAL_FORBIDDEN,
    /** provider, found (this machine's time), required (theirs) */
    DNS_CLOCK,
    /** provider, seconds */
    DNS_THROTTLED,
    /** server */
    DNS_UNREACHABLE, DNS_TLS,
    /** provider, name */
    DNS_REJECTED,
    /** provider, domain, zones, page */
    DNS_ZONE_MISSING,
    // DNS: updates by RFC 2136. server is the primary.
    /** key, algorithm */
    DNS_TSIG_SHAPE,
    /** server, key */
    DNS_TSIG_KEY_UNKNOWN,
    /** server, key, algorithm */
    DNS_TSIG_SECRET_WRONG,
    /** server, key, name */
    DNS_TSIG_REFUSED,
    // DNS: what the world sees.
    /** zone, found (the closest zone above that is delegated) */
    DNS_NOT_DELEGATED,
    /** name, servers (that do not show it), seen, seconds */
    DNS_NOT_SEEN,
    /** name, found (the desktop's resolver), required (the authoritative servers) */
    DNS_SPLIT_HORIZON,
    /** domain, authority, found */
    DNS_CAA_FORBIDS,

    // Certificates. server is the ACME directory.
    /** server, domain, until (when the server takes new orders, its words; - when it does not say) */
    ACME_RATE_LIMITED,
    /** server, email */
    ACME_EMAIL,
    /** server */
    ACME_TLS, ACME_UNREACHABLE,
    /** server, object; the server's words in the detail */
    ACME_REFUSED,
    /** object, key */
    CERTIFICATE_CREDENTIAL_ABSENT,
    /** provider */
    CERTIFICATE_CLOCK,

    // Git. url is the repository, host its server.
    /** host */
    GIT_UNREACHABLE,
    /** host, url */
    GIT_CERTIFICATE,
    /** host, fingerprint */
    GIT_HOST_KEY_UNKNOWN,
    /** host, pinned, found */
    GIT_HOST_KEY_CHANGED,
    /** host, url, credential (path of the key, or the user) */
    GIT_REFUSED,
    /** url, user */
    GIT_TOKEN_MISSING,
    /** url */
    GIT_MISSING,
    /** url, branch */
    GIT_READ_ONLY,
    /** url, branch: somebody pushed meanwhile */
    GIT_MOVED,
    /** url, branch, found (files that are there), kept (the branch that Hearth's files are in) */
    GIT_NOT_EMPTY,
    /** branch, found (files or branches of others), own (a branch that Hearth may have) */
    GIT_FOREIGN,
    /** path */
    GIT_FOLDER,

    // Argo CD.
    /** objects: that Argo CD would change */
    ARGO_OUT_OF_SYNC,
    /** application; Argo CD's words in the detail */
    ARGO_CANNOT_COMPARE,
    /** pods: that were started anew */
    ARGO_RESTARTED,
    // The recovery kit's passphrase.
    /** found (how strong it is) */
    PASSPHRASE_WEAK,
    /** the repetition is another one */
    PASSPHRASE_DIFFERS,

    // What Hearth keeps.
    /** path */
    STORE_UNWRITABLE, STORE_MISSING,
    /** path; the place in the detail */
    PREFERENCES_UNREADABLE,
    /** path, kept */
    STORE_CORRUPT,
    /** path, found, required */
    STORE_NEWER,
    /** found, kept (the name that it is kept under meanwhile) */
    STORE_NAME_TAKEN,
    /** found */
    CLUSTER_ALREADY_HERE,
    /** found, kept (the name that it has) */
    CLUSTER_NAME_FIXED,
    /** host, owner, since (ISO 8601), seconds (since it was heard of), path: another Hearth changes this cluster */
    CLUSTER_BUSY, CLUSTER_LOCK_STALE,
    /** host */
    CLUSTER_TAKEN_OVER,
    /** path: a run stops, because nothing is changed that cannot be recorded */
    JOURNAL_UNWRITABLE,
    /** path */
    JOURNAL_UNREADABLE,
    /** path: another run writes this journal now */
    JOURNAL_BUSY,

    // Sealing keys and the recovery kit.
    /** object */
    SEALING_KEY_UNREADABLE,
    /** path */
    KIT_MISSING, KIT_OF_OTHER_CLUSTER,
    /** path, name (of the secret) */
    KIT_PASSPHRASE_MISSING,
    /** path */
    KIT_PASSPHRASE_WRONG, KIT_UNREADABLE, KIT_UNWRITABLE, KIT_FILE_MISSING, KIT_WITHOUT_PLAN,
    /** found (the kit's path) */
    KIT_KEPT_NOWHERE,

    /** path, found: what the kit lacks or has otherwise */
    KIT_STALE,

    // Nodes that leave, and drills.
    /** found, nodes */
    NODE_NOT_IN_PLAN,
    /** found (what was typed), required */
    CONFIRMATION_MISSING,
    /** node */
    LAST_SERVER,
    /** node, members, up (of those that stay), majority (of those that stay) */
    REMOVAL_LOSES_QUORUM,
    /** node, before, after (how many servers may fail) */
    REMOVAL_WORSENS_QUORUM,
    /** node, host: its Node is Ready, and no SSH */
    LEAVING_NODE_UNREACHED,
    /** nodes: none of these servers runs the cluster and can be reached */
    CLUSTER_NOT_REACHED,
    /** pod; the server's words in the detail */
    EVICTION_BLOCKED,
    /** node, found */
    NODE_LEFTOVERS,
    /** servers */
    DRILL_ONE_SERVER,
    /** vip, seconds */
    DRILL_VIP_SILENT,
    /** vip, node */
    DRILL_NOT_MOVED,
    /** found (changes), nodes */
    OTHERS_WOULD_CHANGE,
    /** node, found, required: what keeps a new node from joining */
    ADD_VIP_UNREACHED, ADD_SAN_MISSING, ADD_NOT_HEALTHY, ADD_NODE_TAKEN, ADD_VERSION_SKEW,
    /** node, found (its conditions): the API does not call it Ready any more */
    NODE_AWAY,

    // What Hearth puts right.
    /** node, found */
    MEND_VIP_CONFIGURED, MEND_K3S_RUNS, MEND_NO_BOOT_FILE, MEND_WITHOUT_EFFECT, MEND_NOT_BACK,
    /** node */
    MEND_NO_TIME_SERVICE, MEND_TIME_UNSYNCED,

    // Runs.
    /** step, polled, answer, limit */
    STEP_TIMEOUT,
    /** step, seconds */
    STEP_STUCK,
    /** step, code: a fault of Hearth; the code is the same wherever the same fault happens */
    UNEXPECTED,
    /** fault, found, path (of the report); code unsaved when there is none */
    HEARTH_FAULT;

    /** As in keys of texts and in machine-readable output: {@code ssh-auth-failed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
