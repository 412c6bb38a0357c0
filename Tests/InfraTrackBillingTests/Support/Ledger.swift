import InfraTrack
import InfraTrackBilling
import InfraTrackTesting

/// Stores in memory for the tests of this module.
enum Ledger {
    static let settings = """
        version: 1
        clients:
          acme: { name: ACME GmbH, zone: Europe/Berlin, currency: EUR }
          globex: { name: Globex KK, zone: Asia/Tokyo, currency: JPY }
        projects:
          acme-ops: { client: acme, name: Operations }
        people:
          marcus: { name: Marcus Weber, email: marcus@example.org, zone: Europe/Berlin }
        rates:
          - { client: acme, rate: "95.00", from: 2026-01-01 }
          - { component: acme/prod/**, rate: "120.00", currency: EUR, from: 2026-07-01 }
          - { client: globex, rate: "9000" }

        """

    /// A store with components, three tasks and whatever files are added.
    static func repository(
        settings: String = settings, _ files: [String: String] = [:],
        now: String = "2026-11-23T12:00:00Z"
    ) throws -> Repository {
        var all = [
            "infratrack.yaml": settings,
            task("a000000001"): text(
                "a000000001", "client: acme\nproject: acme-ops\ncomponents:\n  - acme/prod/db-01"),
            task("a000000002"): text("a000000002", "client: globex"),
            task("a000000003"): text("a000000003", ""),
        ]
        for key in ["acme/prod/db-01", "acme/prod/web-01", "acme/test/web-01"] {
            all["components/\(key).md"] = "---\nkind: server\n---\n"
        }
        return try Repository.inMemory(
            files: all.merging(files) { $1 }, surroundings: .fixed(at: now, tick: 0))
    }

    private static func task(_ id: String) -> String { "tasks/2026-11/01/\(id)-work.md" }

    private static func text(_ id: String, _ fields: String) -> String {
        "---\nid: \(id)\ntitle: Work\nstatus: open\n\(fields.isEmpty ? "" : fields + "\n")---\n"
    }

    /// Time entries as files, one for each block of front matter; ids count up from `e000000001`.
    static func entries(_ blocks: [String]) -> [String: String] {
        var files: [String: String] = [:]
        for (index, block) in blocks.enumerated() {
            let id = "e" + String(String(1_000_000_001 + index).dropFirst())
            files["time/2026-11/01/\(id).md"] = "---\nid: \(id)\n\(block)\n---\n"
        }
        return files
    }

    static func report(
        _ blocks: [String], settings: String = settings, from: String, to: String,
        client: String? = nil, project: String? = nil, by: TimeReport.Grouping,
        now: String = "2026-11-23T12:00:00Z"
    ) throws -> TimeReport {
        try TimeReport(
            snapshot: repository(settings: settings, entries(blocks)).snapshot,
            from: date(from), to: date(to), client: client, project: project, by: by,
            now: time(now))
    }

    static func date(_ text: String) throws -> CalendarDate { try value(CalendarDate(text)) }
    static func time(_ text: String) throws -> Timestamp { try value(Timestamp(text)) }
    static func id(_ text: String) throws -> RecordID { try value(RecordID(text)) }
    static func key(_ text: String) throws -> ComponentKey { try value(ComponentKey(text)) }
    static func currency(_ text: String) throws -> Currency { try value(Currency(text)) }
    static func settings(_ text: String) throws -> Settings {
        try Settings(parsing: Array(text.utf8))
    }

    static func value<T>(_ value: T?) throws -> T {
        guard let value else { throw NoValue() }
        return value
    }

    struct NoValue: Error {}
}

/// The error that a closure throws.
func failure(_ body: () throws -> Void) -> LedgerError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LedgerError
    }
}
