import InfraTrack
import InfraTrackTesting

@testable import InfraTrackRunbooks

/// A store with one task whose commands a test lists, and what a generation makes of it.
struct Ledger {
    static let task = "a000000001"
    let repository: Repository

    /// One recorded command of the task.
    struct Entry {
        var text: String
        var exit: String = "0"
        var output: String = ""
        var host: String? = "web-01"
        var cwd: String?
        var task = Ledger.task
        var duration = "0.5"

        init(
            _ text: String, exit: String = "0", output: String = "", host: String? = "web-01",
            cwd: String? = nil, task: String = Ledger.task
        ) {
            self.text = text
            self.exit = exit
            self.output = output
            self.host = host
            self.cwd = cwd
            self.task = task
        }
    }

    init(_ entries: [Entry], files more: [String: String] = [:]) throws {
        var files = [
            "components/acme/prod/web-01.md": "---\nkind: server\n---\n",
            "components/acme/prod/shop.md":
                "---\nkind: service\ndepends_on:\n  - acme/prod/web-01\n---\n",
            Self.taskPath: Self.file(Self.task, "Disk full"),
        ]
        for (index, entry) in entries.enumerated() {
            files.merge(Self.command(entry, index)) { $1 }
        }
        repository = try Repository.inMemory(files: files.merging(more) { $1 })
    }

    static let taskPath = "tasks/2026-11/23/a000000001-disk-full.md"

    static func file(_ id: String, _ title: String, status: String = "done") -> String {
        """
        ---
        id: \(id)
        title: \(title)
        status: \(status)
        created: 2026-11-23T02:56:00Z
        owner: marcus
        components:
          - acme/prod/web-01
        closed: 2026-11-23T03:50:00Z
        ---

        """
    }

    static func command(_ entry: Entry, _ index: Int) -> [String: String] {
        let id = "c" + String(String(1_000_000_001 + index).dropFirst())
        let text = entry.text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            case "\t": "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
        let body = entry.output.isEmpty ? "" : "\n`````text\n\(entry.output)\n`````\n"
        let host = entry.host.map { "host: \($0)\n" } ?? ""
        let cwd = entry.cwd.map { "cwd: \($0)\n" } ?? ""
        let file = """
            ---
            id: \(id)
            task: \(entry.task)
            seq: \(index + 1)
            command: "\(text)"
            exit: \(entry.exit)
            \(host)\(cwd)started: 2026-11-23T03:00:00.000000Z
            duration: \(entry.duration)
            ---
            \(body)
            """
        return ["commands/2026-11/23/\(id)-x.md": file]
    }

    @discardableResult
    func generate(
        _ name: String = "disk", tasks: [String] = [Ledger.task], title: String? = nil,
        template: String = "incident", force: Bool = false, values: [String: String] = [:]
    ) throws -> Committed<GeneratedRunbook> {
        let template = try RunbookTemplate(named: template, in: repository)
        return try RunbookGenerator(template: template, force: force, values: values).generate(
            name, title: title, tasks: try tasks.map(Story.id), in: repository)
    }

    func body(_ name: String = "disk") throws -> String {
        try generate(name).value.runbook.body
    }

    var story: RunbookStory {
        get throws {
            let snapshot = repository.snapshot
            return RunbookStory(
                [try Story.id(Self.task)].compactMap(snapshot.task), snapshot, tables: .builtIn)
        }
    }
}
