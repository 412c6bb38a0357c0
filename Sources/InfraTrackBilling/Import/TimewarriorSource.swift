import InfraTrack
import StrictJSON

/// Timewarrior: what `timew export` prints, or one of its data files.
enum TimewarriorSource: TimeSource {
    static let name = "timewarrior"

    static func read(_ text: String) -> ForeignTimes {
        let start = text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return start == UInt8(ascii: "[") ? json(text) : TimewarriorLines.read(text)
    }

    private static func json(_ text: String) -> ForeignTimes {
        var times = ForeignTimes()
        do throws(JSONError) {
            let root = try JSON.read(Array(text.utf8), limit: TimeImport.limit)
            guard case .array(let items) = root.kind else { return times }
            for item in items { take(item, &times) }
        } catch {
            times.refuse(error.place?.line ?? 1, error.message, error.cure)
        }
        return times
    }

    private static func take(_ item: JSON, _ times: inout ForeignTimes) {
        let line = item.place.line
        guard let start = item["start"]?.text.flatMap(time) else {
            return times.refuse(line, "The interval has no start such as 20261103T080000Z.")
        }
        guard let end = item["end"] else {
            return times.refuse(line, "The interval is still open.", "Stop it first.")
        }
        guard let end = end.text.flatMap(time) else {
            return times.refuse(line, "The end is no time such as 20261103T090000Z.")
        }
        var entry = ForeignEntry(line: line, time: .span(.instant(start), .instant(end)))
        var tags: [String] = []
        if case .array(let items) = item["tags"]?.kind { tags = items.compactMap(\.text) }
        finish(&entry, tags: tags, annotation: item["annotation"]?.text ?? "")
        times.entries.append(entry)
    }

    /// Tags are words or `key:value`; without an annotation they say what was done.
    static func finish(_ entry: inout ForeignEntry, tags: [String], annotation: String) {
        for tag in tags where !tag.asOneLine.isEmpty {
            let parts = tag.asOneLine.split(separator: ":", maxSplits: 1).map(String.init)
            let known = ["task", "client", "project", "component"]
            if parts.count == 2, known.contains(parts[0]) {
                entry.take(tag: parts[0], parts[1])
            } else {
                entry.take(tag: tag.asOneLine, nil)
            }
        }
        let words = annotation.asOneLine
        entry.title = words.isEmpty ? entry.labels.joined(separator: ", ") : words
    }

    /// Reads `20261103T080000Z`.
    static func time(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T") else { return nil }
        let part = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        let date = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        return Timestamp(
            "\(date)T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))\(part(15..<16))")
    }
}

extension JSON {
    fileprivate var text: String? {
        if case .string(let text) = kind { text } else { nil }
    }
}
