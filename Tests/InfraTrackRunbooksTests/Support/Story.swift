import InfraTrack
import InfraTrackTesting

/// A full disk and its repair, twice, as a store holds them.
enum Story {
    static let first = "a000000001"
    static let second = "a000000002"

    static func repository(_ more: [String: String] = [:]) throws -> Repository {
        try Repository.inMemory(files: files.merging(more) { $1 })
    }

    static func id(_ text: String) throws -> RecordID {
        guard let id = RecordID(text) else { throw NoID() }
        return id
    }

    struct NoID: Error {}

    static var files: [String: String] {
        var files = [
            "components/acme/prod/web-01.md":
                "---\nkind: server\nname: Front end\nenvironment: prod\nprovider: hetzner\nowner: marcus\n---\n",
            "components/acme/prod/db-01.md": "---\nkind: database\n---\n",
            "alerts/2026-11/23/h000000001-diskfull.md": """
            ---
            id: h000000001
            name: DiskFull
            source: alertmanager
            problem_key: disk-full/web-01
            severity: critical
            started: 2026-11-23T02:55:00Z
            task: a000000001
            ---

            """,
            "time/2026-11/23/e000000001.md":
                "---\nid: e000000001\ntask: a000000001\nstart: 2026-11-23T03:00:00Z\nend: 2026-11-23T03:50:00Z\n---\n",
            "time/2026-11/23/e000000002.md":
                "---\nid: e000000002\ntask: a000000001\nduration: 600\ndate: 2026-11-23\n---\n",
        ]
        files.merge(tasks) { $1 }
        for (index, block) in commands.enumerated() { files.merge(command(index, block)) { $1 } }
        return files
    }

    private static let tasks = [
        "tasks/2026-11/23/a000000001-disk-full.md": """
        ---
        id: a000000001
        title: Disk full on web-01
        status: done
        created: 2026-11-23T02:56:00Z
        priority: P2
        owner: marcus
        alert: h000000001
        components:
          - acme/prod/web-01
        closed: 2026-11-23T03:50:00Z
        resolution: log rotation mended
        ---

        The access log of nginx fills the root volume & the service stops.

        **2026-11-23T03:10:00Z:** looking.

        """,
        "tasks/2026-11/24/a000000002-disk-full-again.md":
            "---\nid: a000000002\ntitle: Disk full on web-01 again\nstatus: open\ncreated: 2026-11-24T02:56:00Z\ncomponents:\n  - acme/prod/db-01\n---\n",
    ]

    /// Text, exit status, output; the task is the first unless a fourth part says so.
    private static let commands: [(String, String, String, String)] = [
        ("ls -la /var/log", "0", "total 4", first),
        (
            "df -h /", "0",
            "Filesystem Size Used Avail Use% Mounted on\n/dev/sda1 40G 40G 0 100% /", first
        ),
        ("sudo systemctl is-active nginx", "3", "failed", first),
        (
            "logrotate -f /etc/logrotate.d/ngnix", "1", "error: cannot stat /etc/logrotate.d/ngnix",
            first
        ),
        ("logrotate -f /etc/logrotate.d/nginx", "0", "", first),
        ("gti status", "127", "gti: command not found", first),
        ("sudo systemctl stop rsyslog", "0", "", first),
        ("cat <<'EOF' > /etc/cron.d/rotate\n```\nEOF", "0", "", first),
        ("du -sh /var/log", "null", "1.2G /var/log", first),
        ("sudo systemctl start nginx", "0", "", first),
        ("curl -sf http://localhost/healthz", "0", "ok\n```\n", first),
        (
            "df -h /", "0",
            "Filesystem Size Used Avail Use% Mounted on\n/dev/sda1 40G 38G 2G 95% /", second
        ),
    ]

    private static func command(_ index: Int, _ block: (String, String, String, String)) -> [String:
        String]
    {
        let id = "c" + String(String(1_000_000_001 + index).dropFirst())
        let text = block.0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
        let body = block.2.isEmpty ? "" : "\n````text\n\(block.2)\n````\n"
        let file = """
            ---
            id: \(id)
            task: \(block.3)
            seq: \(index + 1)
            command: "\(text)"
            exit: \(block.1)
            host: web-01
            cwd: /root
            started: 2026-11-23T03:00:00.000000Z
            duration: 0.25
            components:
              - acme/prod/web-01
            ---
            \(body)
            """
        return ["commands/2026-11/23/\(id)-x.md": file]
    }
}
