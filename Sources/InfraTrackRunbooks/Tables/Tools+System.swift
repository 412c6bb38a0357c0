/// Services, packages, networks and the like of one machine.
extension CommandTables {
    static let system: [String: Tool] = {
        let packages = Tool(
            looks: """
                list, show, search, policy, info, repolist, check-update, provides, deplist,
                depends, rdepends, madison, showpkg, showsrc, stats, history, check, updateinfo
                """,
            destroys: "remove, purge, autoremove, erase, autopurge, clean, dist-upgrade",
            lookingOptions: "-s, --simulate, --dry-run, --just-print, --assumeno",
            values: "-t, --target-release, -o")
        let iptables = Tool(
            lookingOptions: "-L, -S, --list, --list-rules, -C",
            destroyingOptions: "-F, -X, --flush, -P")
        let firewall = Tool(
            looks: "status, show, list", destroys: "reset",
            opposites: ["enable": "disable", "disable": "enable"])
        return [
            "systemctl": Tool(
                looks: """
                    status, is-active, is-enabled, is-failed, is-system-running, list-units,
                    list-timers, list-unit-files, list-sockets, list-dependencies, list-jobs, show,
                    cat, get-default, show-environment
                    """,
                destroys: "poweroff, halt, reboot, kexec, rescue, emergency, isolate",
                values: "-H, -M, -n, --host, --lines, -t, --type, -p, --property",
                opposites: [
                    "start": "stop", "stop": "start", "enable": "disable", "disable": "enable",
                    "mask": "unmask", "unmask": "mask",
                ]),
            "service": Tool(opposites: ["start": "stop", "stop": "start"]),
            "initctl": Tool(looks: "status, list"),
            "supervisorctl": Tool(
                looks: "status, tail, avail, version, pid",
                opposites: ["start": "stop", "stop": "start"]),
            "pm2": Tool(looks: "list, ls, status, logs, show, describe", destroys: "delete, kill"),
            "apt": packages, "apt-get": packages, "aptitude": packages, "dnf": packages,
            "yum": packages, "zypper": packages, "apk": packages, "snap": packages,
            "apt-mark": Tool(
                looks: "showhold, showauto, showmanual",
                opposites: ["hold": "unhold", "unhold": "hold"]),
            "dpkg": Tool(
                lookingOptions: "-l, -L, -s, -S, --list, --status, --listfiles, --search, --audit",
                destroyingOptions: "-r, -P, --remove, --purge"),
            "rpm": Tool(
                lookingOptions: "-q, -qa, -qi, -ql, -qf, -V, --query, --verify",
                destroyingOptions: "-e, --erase"),
            "pip": Tool(looks: "list, show, freeze, check, index", destroys: "uninstall"),
            "pip3": Tool(looks: "list, show, freeze, check, index", destroys: "uninstall"),
            "npm": Tool(looks: "ls, list, view, outdated, audit", destroys: "uninstall, prune"),
            "ip": Tool(
                destroys: "addr flush, address flush, route flush, a flush, r flush, link delete",
                changingOptions: "set, add, del, delete, change, replace, append, flush",
                otherwise: .readOnly),
            "nmcli": Tool(
                looks: "device, connection show, general, device status", destroys: "con delete"),
            "iptables": iptables, "ip6tables": iptables, "iptables-save": .reader(),
            "nft": Tool(looks: "list", destroys: "flush, delete"), "ufw": firewall,
            "firewall-cmd": Tool(
                lookingOptions: """
                    --list-all, --state, --list-services, --list-ports, --get-default-zone,
                    --get-active-zones
                    """),
            "wg": Tool(looks: "show, showconf", otherwise: .mutating),
            "sysctl": Tool(changingOptions: "-w, --write, -p, --load", otherwise: .readOnly),
            "journalctl": .reader(
                changingOptions: "--rotate, --flush, --sync",
                destroyingOptions: """
                    --vacuum-size, --vacuum-time, --vacuum-files, --vacuum-size=, --vacuum-time=,
                    --vacuum-files=
                    """, values: "-u, --unit, -n, --lines, -p, --since, --until, -t"),
            "dmesg": .reader(changingOptions: "-C, -c, --clear"),
            "timedatectl": Tool(looks: "status, show, list-timezones", otherwise: .mutating),
            "hostnamectl": Tool(looks: "status", otherwise: .mutating),
            "loginctl": Tool(looks: "list-sessions, list-users, show-*, session-status"),
            "crontab": Tool(lookingOptions: "-l", destroyingOptions: "-r"),
            "reboot": .destroyer(), "shutdown": .destroyer(), "poweroff": .destroyer(),
            "halt": .destroyer(), "init": .destroyer(), "userdel": .destroyer(),
            "groupdel": .destroyer(), "deluser": .destroyer(),
            "nginx": Tool(lookingOptions: "-t, -T, -v, -V, -tq"),
            "apache2ctl": Tool(
                looks: "configtest, status, fullstatus", lookingOptions: "-t, -S, -v, -M"),
            "apachectl": Tool(looks: "configtest, status", lookingOptions: "-t, -S, -v, -M"),
            "haproxy": Tool(lookingOptions: "-c, -v"), "sshd": Tool(lookingOptions: "-t, -T"),
            "certbot": Tool(
                looks: "certificates, plugins, show_account", destroys: "delete, revoke",
                lookingOptions: "--dry-run"),
            "openssl": Tool(
                changingOptions: "-out, -keyout, -CAcreateserial", otherwise: .readOnly),
            "postfix": Tool(looks: "status, check"), "postqueue": Tool(lookingOptions: "-p"),
            "postsuper": .destroyer(), "mailq": .reader(),
            "rabbitmqctl": Tool(
                looks: "list_*, status, cluster_status, node_health_check, environment",
                destroys: "reset, force_reset, purge_queue, delete_*, forget_cluster_node"),
            "restic": Tool(
                looks: "snapshots, check, stats, ls, find, diff, version, cat, dump",
                destroys: "forget, prune", values: "-r, --repo, --tag, --host"),
            "borg": Tool(looks: "list, info, check, diff", destroys: "delete, prune, compact"),
            "rclone": Tool(looks: "ls*, size, check, about", destroys: "delete, purge, sync"),
            "smartctl": .reader(changingOptions: "-t, --test, -s"),
            "nvme": Tool(looks: "list, smart-log, id-*", destroys: "format, sanitize"),
        ]
    }()
}
