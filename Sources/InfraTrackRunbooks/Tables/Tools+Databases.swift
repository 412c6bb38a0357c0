/// Database programs; what a statement does is told by ``Statement``.
extension CommandTables {
    static let databases: [String: Tool] = [
        "pg_isready": .reader(), "pg_lsclusters": .reader(), "pg_controldata": .reader(),
        "pg_amcheck": .reader(), "pg_config": .reader(), "pg_waldump": .reader(),
        "pg_dump": Tool(changingOptions: "-f, --file", otherwise: .readOnly),
        "pg_dumpall": Tool(changingOptions: "-f, --file", otherwise: .readOnly),
        "pg_ctl": Tool(
            looks: "status", values: "-D, --pgdata, -l, --log",
            opposites: ["start": "stop", "stop": "start"]),
        "pg_ctlcluster": Tool(opposites: ["start": "stop", "stop": "start"]),
        "pg_resetwal": .destroyer(),
        "pg_dropcluster": .destroyer(), "pg_archivecleanup": .destroyer(lookingOptions: "-n"),
        "dropdb": .destroyer(), "dropuser": .destroyer(),
        "patronictl": Tool(
            looks: "list, topology, history, show-config, version, query",
            destroys: "remove, reinit", values: "-c, --config-file",
            opposites: ["pause": "resume", "resume": "pause"]),
        "mysqladmin": Tool(
            looks: "status, processlist, extended-status, variables, ping, version",
            destroys: "drop, shutdown"),
        "mysqldump": .reader(changingOptions: "-r, --result-file"),
        "redis-cli": Tool(
            looks: """
                ping, info, get, mget, ttl, pttl, keys, scan, dbsize, llen, lrange, hget, hgetall,
                hlen, smembers, scard, zrange, zcard, exists, type, strlen, memory, slowlog get,
                client list, config get, cluster info, cluster nodes, latency, role, lastsave
                """,
            destroys: "flushall, flushdb, del, unlink, shutdown, cluster reset, debug",
            values: "-h, -p, -a, -n, -u"),
        "mongosh": Tool(), "clickhouse-client": Tool(),
        "etcdctl": Tool(
            looks: "get, endpoint*, member list, version, alarm list, check*",
            destroys: "del, member remove, snapshot restore"),
    ]

    /// Clients whose statements follow these options; an empty list: the second operand.
    static let statements: [String: Set<String>] = [
        "psql": ["-c", "--command"], "mysql": ["-e", "--execute"], "mariadb": ["-e", "--execute"],
        "sqlite3": [], "cockroach": ["-e", "--execute"], "clickhouse-client": ["-q", "--query"],
    ]
}
