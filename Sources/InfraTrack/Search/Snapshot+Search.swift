import FrontMatter

extension Snapshot {
    /// The records of all kinds that hold every word of a text, in any letter case, best first.
    ///
    /// - Parameters:
    ///   - text: words; a part in double quotes is sought as it is.
    ///   - kinds: where to look.
    public func search(
        _ text: String, in kinds: Set<RecordKind> = Set(RecordKind.allCases)
    ) -> [SearchHit] {
        let needles = Self.words(text).map(TextNeedle.init)
        guard !needles.isEmpty else { return [] }
        var hits: [SearchHit] = []
        if kinds.contains(.task) { hits += taskTable.hits(needles) }
        if kinds.contains(.component) { hits += componentTable.hits(needles) }
        if kinds.contains(.alert) { hits += alertTable.hits(needles) }
        if kinds.contains(.command) { hits += commandTable.hits(needles) }
        if kinds.contains(.time) { hits += timeTable.hits(needles) }
        if kinds.contains(.runbook) { hits += runbookTable.hits(needles) }
        if kinds.contains(.invoice) { hits += invoiceTable.hits(needles) }
        return hits.sorted { ($1.score, $0.path) < ($0.score, $1.path) }
    }

    /// Words apart by white space; double quotes keep several together.
    private static func words(_ text: String) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap {
            index, part -> [String] in
            guard index % 2 == 0 else { return part.isEmpty ? [] : [String(part)] }
            return part.split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }
}

extension Table {
    fileprivate func hits(_ needles: [TextNeedle]) -> [SearchHit] {
        all.compactMap { stored in
            let text = stored.text
            guard needles.allSatisfy({ $0.occurs(in: text) || $0.occurs(in: stored.record.name) })
            else { return nil }
            return SearchHit(
                kind: R.kind, name: stored.record.name, title: stored.record.subject,
                path: stored.path, score: stored.score(needles), excerpt: text.line(with: needles))
        }
    }
}

extension Stored {
    /// Ten for a word in the title, three in the front matter, one in the text.
    fileprivate func score(_ needles: [TextNeedle]) -> Int {
        let title = record.subject
        let body = record.body
        return needles.reduce(0) { sum, needle in
            sum + (needle.occurs(in: title) ? 10 : 0) + (needle.occurs(in: body) ? 1 : 3)
        }
    }
}

extension String {
    fileprivate func line(with needles: [TextNeedle]) -> String {
        let lines = split(separator: "\n")
        let line = lines.first { line in needles.contains { $0.occurs(in: String(line)) } }
        return line.map { String($0.prefix(200)) } ?? ""
    }
}
