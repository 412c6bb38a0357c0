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
        for hit in hits {
            environment.print(
                json
                    ? JSON.object([
                        Field("kind", .text(hit.kind.noun)), Field("name", .text(hit.name)),
                        Field("title", .text(hit.title)), Field("path", .text(hit.path)),
                        Field("score", .number(String(hit.score))),
                        Field("excerpt", .text(hit.excerpt)),
                    ])
                    : "\(hit.path): \(printable(hit.title))")
        }
        if hits.isEmpty { throw ExitStatus(code: ExitStatus.findings) }
    }
}
