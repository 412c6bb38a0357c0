import FrontMatter

/// Which side stands where two receivers wrote the same field of an episode, or of the task that
/// an alert opened: they saw the same alerts, one of them more than the other.
///
/// What people wrote is no matter of this: where both sides differ by hand, the conflict stays.
struct AlertMerge {
    /// A version whose value is taken.
    enum Side {
        case ours, theirs
    }

    private let base: Document
    private let ours: Document
    private let theirs: Document
    private let isEpisode: Bool

    /// `nil` for records that no alert writes.
    init?(base: Document, ours: Document, theirs: Document, path: String) {
        let kind = Layout.keyOrder(ofPath: path)
        isEpisode = kind == AlertRecord.keyOrder
        let alert = ours.value("alert")
        let isTask = kind == TaskRecord.keyOrder && alert != nil && alert == theirs.value("alert")
        guard isEpisode || isTask else { return nil }
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }

    /// Whose value of a key stands although both changed it; `nil` when that is for people.
    func side(_ key: String) -> Side? {
        switch key {
        case "ended" where isEpisode, "reason" where isEpisode:
            side(of: ["ended", "reason"], Self.endings)
        case "status" where !isEpisode, "closed" where !isEpisode, "resolution" where !isEpisode:
            side(of: ["status", "closed", "resolution"], Self.states)
        case "priority": least("priority")
        case "severity" where isEpisode: least("priority") ?? least("severity")
        case "task" where isEpisode: task
        default: isEpisode ? least(key) : nil
        }
    }

    /// Whether a key's value stands or falls with others', even if one side alone changed it.
    func isJoined(_ key: String) -> Bool {
        isEpisode
            ? ["ended", "reason"].contains(key) : ["status", "closed", "resolution"].contains(key)
    }

    /// The side that changed keys that belong together, or the one that a rule prefers.
    private func side(of keys: [String], _ rule: (Texts, Texts, Texts) -> Side?) -> Side? {
        let (old, mine, other) = (texts(base, keys), texts(ours, keys), texts(theirs, keys))
        if mine == other || other == old { return .ours }
        return mine == old ? .theirs : rule(old, mine, other)
    }

    private typealias Texts = [String: String]

    private func texts(_ document: Document, _ keys: [String]) -> Texts {
        var texts: Texts = [:]
        for key in keys { texts[key] = document.value(key)?.text }
        return texts
    }

    /// The side with the lesser text: the graver priority, and anything that does not depend on who
    /// merges.
    private func least(_ key: String) -> Side? {
        let (mine, other) = (ours.value(key), theirs.value(key))
        guard mine != other else { return nil }
        guard let mine, let other else { return mine == nil ? .theirs : .ours }
        return String(describing: mine).isBefore(String(describing: other)) ? .ours : .theirs
    }

    /// An episode that joined an older task belongs to that one, not to one of its own.
    private var task: Side? {
        let own = ours.value("id")
        if ours.value("task") == own { return theirs.value("task") == nil ? .ours : .theirs }
        return theirs.value("task") == own ? .ours : least("task")
    }
}

extension AlertMerge {
    /// The later end; an end that is newer than the one that was taken back.
    private static func endings(_ old: Texts, _ mine: Texts, _ other: Texts) -> Side? {
        let (before, left, right) = (time(old["ended"]), time(mine["ended"]), time(other["ended"]))
        guard left != right else { return mine["reason"] == "recovered" ? .ours : .theirs }
        if left == .min { return right > before ? .theirs : .ours }
        if right == .min { return left > before ? .ours : .theirs }
        return left > right ? .ours : .theirs
    }

    /// What people made of a task comes before what the machine did; of two closings by the machine
    /// the later counts; a closing that is not newer than the opening does not.
    private static func states(_ old: Texts, _ mine: Texts, _ other: Texts) -> Side? {
        switch (isOwn(mine), isOwn(other)) {
        case (false, false): return nil
        case (true, false): return .theirs
        case (false, true): return .ours
        case (true, true): break
        }
        let (before, left, right) = (
            time(old["closed"]), time(mine["closed"]), time(other["closed"])
        )
        if left == right { return .ours }
        if left == .min { return right > before ? .theirs : .ours }
        if right == .min { return left > before ? .ours : .theirs }
        return left > right ? .ours : .theirs
    }

    /// Whether a task stands as the machine sets it.
    private static func isOwn(_ texts: Texts) -> Bool {
        switch texts["status"] {
        case nil, "open": texts["resolution"] == nil
        case "done": texts["resolution"] == "recovered"
        default: false
        }
    }

    private static func time(_ text: String?) -> Int64 {
        text.flatMap(Timestamp.init)?.microseconds ?? .min
    }
}

extension AlertMerge {
    /// What both sides know of an episode: each section once, in one order.
    var body: String? {
        guard isEpisode else { return nil }
        let (mine, other) = (Self.sections(ours.body), Self.sections(theirs.body))
        var all: [[Substring]] = []
        for section in mine + other where !all.contains(section) {
            // One of two accounts of the same firing is enough.
            let isSecond = section.first == Self.firing && all.contains { $0.first == Self.firing }
            if !isSecond { all.append(section) }
        }
        if let firing = [mine, other].compactMap({ $0.first { $0.first == Self.firing } }).min(
            by: Self.isBefore)
        {
            all = all.map { $0.first == Self.firing ? firing : $0 }
        }
        return all.sorted(by: Self.isBefore).map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n") + "\n"
    }

    private static let firing: Substring = "## Firing"

    /// The sections of a body without the empty lines around them; each begins with its heading.
    private static func sections(_ body: String) -> [[Substring]] {
        var sections: [[Substring]] = [[]]
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") { sections.append([]) }
            sections[sections.count - 1].append(line)
        }
        return sections.map { section in
            var lines = section[...]
            while lines.last?.isEmpty == true { lines.removeLast() }
            return Array(lines.drop { $0.isEmpty })
        }.filter { !$0.isEmpty }
    }

    private static func isBefore(_ left: [Substring], _ right: [Substring]) -> Bool {
        let (first, second) = (rank(left), rank(right))
        return first == second
            ? left.joined(separator: "\n").isBefore(right.joined(separator: "\n")) : first < second
    }

    /// What was said first comes first; text that stands before all headings stays there.
    private static func rank(_ section: [Substring]) -> Int {
        switch section.first {
        case firing?: 1
        case "## Acknowledged"?: 2
        case "## Resolved"?: 3
        case let line? where !line.hasPrefix("## "): 0
        default: 4
        }
    }
}
