import FrontMatter

/// The words of other programs, in ours.
enum ForeignWords {
    private static let statuses: [Status: [String]] = [
        .open: [
            "open", "todo", "to-do", "new", "backlog", "pending", "ready", "draft", "planned",
            "not-started", "none", "reopened",
        ],
        .inProgress: [
            "in-progress", "inprogress", "doing", "started", "active", "wip", "review", "in-review",
            "testing", "ongoing",
        ],
        .blocked: ["blocked", "waiting", "on-hold", "hold", "paused", "stalled", "deferred"],
        .done: [
            "done", "closed", "complete", "completed", "finished", "resolved", "fixed", "merged",
            "x", "archived",
        ],
        .cancelled: [
            "cancelled", "canceled", "dropped", "wontfix", "won't-fix", "wont-fix", "rejected",
            "abandoned", "duplicate", "invalid",
        ],
    ]

    private static let priorities: [Priority: [String]] = [
        .p1: ["p1", "p0", "critical", "urgent", "highest", "blocker", "emergency", "1", "0"],
        .p2: ["p2", "high", "h", "important", "major", "2"],
        .p3: ["p3", "medium", "normal", "moderate", "m", "med", "default", "3"],
        .p4: ["p4", "low", "l", "minor", "4"],
        .p5: ["p5", "lowest", "trivial", "someday", "none", "5"],
    ]

    /// The status a word means, whatever its letter case and what stands between its parts.
    static func status(_ text: String) -> Status? {
        let word = plain(text)
        return statuses.first { $0.value.contains(word) }?.key
    }

    static func priority(_ text: String) -> Priority? {
        let word = plain(text)
        return priorities.first { $0.value.contains(word) }?.key
    }

    private static func plain(_ text: String) -> String {
        let words = unlinked(text).lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }
        return words.joined(separator: "-")
    }

    static func isTrue(_ text: String) -> Bool { ["true", "yes"].contains(text.lowercased()) }

    static func isBoolean(_ text: String) -> Bool {
        isTrue(text) || ["false", "no"].contains(text.lowercased())
    }

    /// A time, or the first moment of a day; a time without a zone is in UTC.
    static func time(_ text: String) -> Timestamp? {
        switch moment(text) {
        case .instant(let time): time
        case .date(let date): Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400)
        case nil: nil
        }
    }

    static func moment(_ text: String) -> Moment? {
        let text = unlinked(text)
        if let moment = Moment(text) { return moment }
        for ending in ["Z", ":00Z"] {
            if let time = Timestamp(text + ending) { return .instant(time) }
        }
        return nil
    }

    /// The words of a list however it is nested, or of a text with commas, without the marks that
    /// notes put before and around them.
    static func words(_ value: Value) -> [String] {
        var words: [String] = []
        collect(value, into: &words)
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    private static func collect(_ value: Value, into words: inout [String]) {
        switch value {
        case .null, .map: break
        case .list(let items): for item in items { collect(item, into: &words) }
        case .scalar(let text), .bare(let text):
            for part in text.split(separator: ",") {
                let word = unlinked(String(part))
                if isWord(word) { words.append(word) }
            }
        }
    }

    /// `[[Marcus]]`, `@marcus` and `#label` are the words within.
    private static func unlinked(_ text: String) -> String {
        var word = text[...].trimmed
        if word.hasPrefix("[["), word.hasSuffix("]]") {
            word = word.dropFirst(2).dropLast(2)
            if let bar = word.lastIndex(of: "|") { word = word[word.index(after: bar)...] }
        }
        if word.hasPrefix("@") || word.hasPrefix("#") { word = word.dropFirst() }
        return String(word.trimmed)
    }

    /// Whether text may stand where our format wants one word.
    static func isWord(_ text: String) -> Bool {
        do throws(LedgerError) {
            try Rules.words([text], "value")
            return true
        } catch {
            return false
        }
    }
}

extension Substring {
    /// The text without white space at its ends.
    fileprivate var trimmed: Substring {
        var text = self.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
