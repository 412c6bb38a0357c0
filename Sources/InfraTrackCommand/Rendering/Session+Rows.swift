import InfraTrack

extension Session {
    /// Prints the records that meet a query; a question that makes no sense opens no store.
    ///
    /// - Parameters:
    ///   - words: the query.
    ///   - kinds: what is loaded beside the records themselves, for what they inherit.
    ///   - json: whether each record is a JSON object.
    ///   - find: asks the snapshot.
    ///   - columns: what people read of a record.
    func list<R: Record>(
        _ words: [String], beside kinds: Set<RecordKind> = [], json: Bool,
        _ find: (Snapshot, Query) throws -> [R], columns: (R, Snapshot) -> [String]
    ) throws {
        let query = try query(words)
        try query.validate(for: R.kind)
        let snapshot = try list(kinds.union([R.kind])).snapshot
        print(try find(snapshot, query), in: snapshot, json: json) { columns($0, snapshot) }
    }

    /// Prints records, one a line: as JSON, or in columns for people.
    func print<R: Record>(
        _ records: [R], in snapshot: Snapshot, json: Bool, _ columns: (R) -> [String]
    ) {
        let lines = records.map { record in
            json
                ? JSON.object(snapshot.view(of: record) + [path(of: record, snapshot)])
                : columns(record).map(printable).joined(separator: "  ")
        }
        if !lines.isEmpty { environment.output(lines.joined(separator: "\n") + "\n") }
    }

    /// Prints one record whole: its file as it is, or JSON with the body.
    ///
    /// What is sealed is in the clear only when files with identities are given.
    func show<R: Record>(
        _ record: R, in repository: Repository, json: Bool, identities: [String] = []
    ) throws {
        let snapshot = repository.snapshot
        let keys = try keys(identities)
        if json {
            let body = Field("body", .text(record.body))
            return environment.print(
                JSON.object(
                    opened(snapshot.view(of: record), keys) + [path(of: record, snapshot)]
                        + opened([body], keys)))
        }
        let text = snapshot.text(R.kind, record.name) ?? ""
        environment.output(TerminalText.safe(opened(text, keys)))
    }

    func path(of record: some Record, _ snapshot: Snapshot) -> Field {
        let path = snapshot.path(type(of: record).kind, record.name)
        return Field("path", path.map(FieldValue.text) ?? .null)
    }
}

/// Text for a terminal: control characters other than line breaks and tabs are escaped.
enum TerminalText {
    static func safe(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { !isControl($0) }
        guard !isPlain else { return text }
        return text.unicodeScalars.map { isControl($0) ? $0.escaped(asASCII: true) : String($0) }
            .joined()
    }

    /// Text on one line: a space in the place of every control character.
    static func oneLine(_ text: String) -> String {
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }
            .joined()
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            && scalar != "\r"
    }
}

extension String {
    /// The text with spaces after it up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
