import FrontMatter

/// Reads the front matter of another program's task into ours.
struct ForeignMapping {
    private(set) var document: Document
    private let file: String
    private let snapshot: Snapshot
    let id: RecordID
    private(set) var warnings: [String] = []
    /// What it waits for, as it was written.
    private(set) var needs: [String] = []

    /// Keys that mean what ours do, ours first.
    private static let aliases: [String: [String]] = [
        "title": ["title", "name", "summary", "subject"],
        "status": ["status", "state"],
        "created": [
            "created", "created_at", "created_date", "createdDate", "dateCreated", "date_created",
            "date",
        ],
        "priority": ["priority", "prio"],
        "due": ["due", "due_date", "dueDate", "deadline"],
        "assignees": ["assignees", "assignee", "assigned_to"],
        "labels": ["labels", "tags", "tag"],
        "depends_on": [
            "depends_on", "dependencies", "depends", "dependsOn", "blocked_by", "blockedBy",
        ],
        "closed": [
            "closed", "closed_at", "completed", "completed_at", "completed_date", "completedDate",
            "done",
        ],
    ]

    init(_ document: Document, file: String, snapshot: Snapshot) {
        self.document = document
        self.file = file
        self.snapshot = snapshot
        let own = document.value("id")?.text ?? ""
        let title = document.value("title")?.text ?? ""
        id = RecordID(own) ?? RecordID.derived(from: ["import-dir", file, own, title])
    }

    /// What others may call it: its id, and its file's name without the ending.
    var names: [String] {
        let stem = String(stem)
        return (document.value("id")?.text.map { [$0] } ?? []) + [stem]
    }

    private var stem: Substring {
        (file.split(separator: "/").last ?? "").dropLast(3)
    }

    /// Fills our keys.
    ///
    /// - Throws: ``LedgerError`` when a key cannot be written without touching others.
    mutating func map() throws(LedgerError) {
        do throws(FormatError) {
            try mapIdentity()
            try mapStatus()
            try mapTimes()
            try mapLists()
            try mapWords()
        } catch {
            throw LedgerError(error, path: file)
        }
    }
}

extension ForeignMapping {
    /// The value of the first key that means what ours does.
    private func find(_ key: String) -> (key: String, value: Value)? {
        for name in Self.aliases[key] ?? [key] {
            if let value = document.value(name), value != .null { return (name, value) }
        }
        return nil
    }

    /// Writes one of our keys; what it said otherwise is kept beside it.
    private mutating func write(_ key: String, _ value: Value) throws(FormatError) {
        if let old = document.value(key), !old.sameContent(as: value) { try keep(key, old) }
        try document.set(key, to: value, order: TaskRecord.keyOrder)
    }

    /// Keeps a value that one of our keys cannot hold, under another key.
    private mutating func keep(_ key: String, _ old: Value) throws(FormatError) {
        var name = "source_" + key
        while document.value(name) != nil { name = "source_" + name }
        if old != .null { try document.set(name, to: old) }
    }

    private mutating func drop(_ key: String, _ reason: String) throws(FormatError) {
        if let old = document.value(key) {
            try keep(key, old)
            try document.remove(key)
        }
        warnings.append(reason)
    }

    private mutating func mapIdentity() throws(FormatError) {
        try write("id", .bare(id.description))
        let title = find("title")?.value.text.map(Self.oneLine) ?? ""
        let fallback = heading.isEmpty ? String(stem) : heading
        let text = Self.cut(title.isEmpty ? fallback : title)
        if document.value("title")?.text != text { try write("title", .scalar(text)) }
    }

    /// The first heading of the body.
    private var heading: String {
        for line in document.body.split(whereSeparator: \.isNewline) where line.hasPrefix("# ") {
            return Self.oneLine(String(line.dropFirst(2)))
        }
        return ""
    }

    private mutating func mapStatus() throws(FormatError) {
        if let found = find("status") {
            if let status = found.value.text.flatMap(ForeignWords.status) {
                try write("status", .bare(status.rawValue))
            } else {
                try drop("status", "Its status “\(Self.shown(found.value))” is none of ours.")
            }
        } else if find("closed")?.value.text.map(ForeignWords.isTrue) == true {
            try write("status", .bare(Status.done.rawValue))
        }
        guard let found = find("priority") else { return }
        if let priority = found.value.text.flatMap(ForeignWords.priority) {
            try write("priority", .bare(priority.rawValue))
        } else {
            try drop("priority", "Its priority “\(Self.shown(found.value))” is none of ours.")
        }
    }

    private mutating func mapTimes() throws(FormatError) {
        for key in ["created", "closed"] {
            guard let found = find(key) else { continue }
            if let time = found.value.text.flatMap(ForeignWords.time) {
                if document.value(key)?.text.flatMap({ Timestamp($0) }) != time {
                    try write(key, .bare(time.description))
                }
            } else if found.key == key || found.value.text.map(ForeignWords.isBoolean) != true {
                try drop(key, "Its “\(found.key)” is no time: “\(Self.shown(found.value))”.")
            }
        }
        guard let found = find("due") else { return }
        if let due = found.value.text.flatMap(ForeignWords.moment) {
            if document.value("due")?.text.flatMap({ Moment($0) }) != due {
                try write("due", .bare(due.description))
            }
        } else {
            try drop("due", "Its “\(found.key)” is no date: “\(Self.shown(found.value))”.")
        }
    }

    private mutating func mapLists() throws(FormatError) {
        for key in ["labels", "assignees"] {
            guard let found = find(key) else { continue }
            let words = ForeignWords.words(found.value)
            if document.value(key)?.strings != words {
                words.isEmpty
                    ? try drop(key, "Its “\(found.key)” holds no words.")
                    : try write(key, .list(words.map(Value.scalar)))
            }
        }
        if let found = find("depends_on") {
            needs = ForeignWords.words(found.value)
            if found.key == "depends_on" {
                if needs.contains(where: { RecordID($0) == nil }) {
                    try keep("depends_on", found.value)
                }
                try document.remove("depends_on")
            }
        }
        guard let found = find("components") else { return }
        var keys: [ComponentKey] = []
        for name in ForeignWords.words(found.value) {
            if let key = try? snapshot.componentKey(named: name) {
                if !keys.contains(key) { keys.append(key) }
            } else {
                warnings.append("There is no component “\(printable(name))”.")
            }
        }
        let values = keys.map { Value.bare($0.description) }
        if !found.value.sameContent(as: .list(values)) { try keep("components", found.value) }
        if values.isEmpty {
            try document.remove("components")
        } else {
            try document.set("components", to: .list(values), order: TaskRecord.keyOrder)
        }
    }

    /// Our other keys hold single words; an alert must be one of ours.
    private mutating func mapWords() throws(FormatError) {
        for key in ["category", "owner", "client", "project", "resolution"] {
            guard let value = document.value(key), value != .null else { continue }
            let words = ForeignWords.words(value)
            if value.text.map(ForeignWords.isWord) == true { continue }
            if words.count == 1, ForeignWords.isWord(words[0]) {
                try write(key, .scalar(words[0]))
            } else {
                try drop(key, "Its “\(key)” is not a single word.")
            }
        }
        guard let alert = document.value("alert"), alert != .null else { return }
        if alert.text.flatMap({ RecordID($0) }).flatMap({ snapshot.alert($0) }) == nil {
            try drop("alert", "Its “alert” is none of this store.")
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.unicodeScalars.split {
            $0.properties.isWhitespace || $0.properties.generalCategory == .control
        }.map { String($0) }.joined(separator: " ")
    }

    /// What fits a title.
    private static func cut(_ text: String) -> String {
        var title = ""
        for character in text where title.utf8.count + character.utf8.count <= 400 {
            title.append(character)
        }
        return title
    }

    private static func shown(_ value: Value) -> String {
        printable(value.text ?? ForeignWords.words(value).joined(separator: ", "))
    }
}
