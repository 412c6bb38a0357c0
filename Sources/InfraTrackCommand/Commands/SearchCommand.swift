import ArgumentParser
import InfraTrack

struct SearchCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find records that hold all the words, best first")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "Words; a quoted part is sought as it is") var text: [String]
    @Flag(help: "Print one JSON object a line") var json = false

    func run(_ session: Session) throws {
        try session.search(text, Set(RecordKind.allCases), json: json)
    }
}

extension Session {
    /// Prints what a search found; nothing found is exit status 1.
    func search(_ words: [String], _ kinds: Set<RecordKind>, json: Bool) throws {
        let snapshot = try list(kinds).snapshot
        let hits = snapshot.search(words.joined(separator: " "), in: kinds)
        print(hits.map(FoundRecord.init), json: json)
        if hits.isEmpty { throw ExitStatus(code: ExitStatus.findings) }
    }
    /// Prints what was found, one a line.
    func print(_ found: [FoundRecord], json: Bool) {
        for record in found {
            environment.print(
                json ? JSON.object(record.fields) : "\(record.path): \(printable(record.title))")
        }
    }
}

/// A record that a search found, with what is shown of it.
struct FoundRecord {
    let kind: RecordKind
    let name: String
    let title: String
    let path: String
    let score: Int
    let excerpt: String

    fileprivate var fields: [Field] {
        [
            Field("kind", .text(kind.noun)), Field("name", .text(name)),
            Field("title", .text(title)), Field("path", .text(path)),
            Field("score", .number(String(score))), Field("excerpt", .text(excerpt)),
        ]
    }
}

extension FoundRecord {
    /// A hit of the full-text search.
    init(_ hit: SearchHit) {
        self.init(
            kind: hit.kind, name: hit.name, title: hit.title, path: hit.path, score: hit.score,
            excerpt: hit.excerpt)
    }
}
