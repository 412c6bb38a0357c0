/// The `nav:` of an `mkdocs.yml`, edited by lines: every other byte stays.
struct Navigation {
    private var lines: [Substring]
    /// What could not be done, in sentences.
    private(set) var notes: [String] = []
    private let lineEnd: String

    init(_ text: String) {
        lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
        lines = text.split(separator: lineEnd, omittingEmptySubsequences: false)
    }

    var text: String { lines.joined(separator: lineEnd) }

    /// The folder of the pages, `docs` unless told otherwise.
    var folder: String {
        let line = lines.first { $0.hasPrefix("docs_dir:") }
        let value = line?.dropFirst(9).prefix { $0 != "#" }.trimmed ?? ""
        let name = value.filter { $0 != "\"" && $0 != "'" }
        return name.isEmpty ? "docs" : name.hasSuffix("/") ? String(name.dropLast()) : name
    }

    /// Makes the section “Runbooks” name these pages; entries that are there stay as they are.
    mutating func set(_ pages: [(title: String, path: String)], removed: Set<String>) {
        // Without a navigation MkDocs makes one of the files.
        guard let start = lines.firstIndex(where: { $0.hasPrefix("nav:") }) else { return }
        guard lines[start].dropFirst(4).prefix(while: { $0 != "#" }).trimmed.isEmpty else {
            return notes.append(
                "The “nav:” of mkdocs.yml stands on one line and was left as it is.")
        }
        let end = blockEnd(start + 1, indentation: -1)
        guard let section = section(start + 1..<end) else {
            return append(pages, at: trimmedEnd(start + 1..<end), like: start + 1..<end)
        }
        merge(pages, removed, section)
    }

    private func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    private func isBlank(_ line: Substring) -> Bool {
        let text = line.trimmed
        return text.isEmpty || text.hasPrefix("#")
    }

    /// The line after the block that begins at a line.
    private func blockEnd(_ start: Int, indentation limit: Int) -> Int {
        var index = start
        while index < lines.count {
            let line = lines[index]
            let isTopItem = limit < 0 && line.hasPrefix("-")
            if !isBlank(line), !isTopItem, indentation(line) <= max(limit, 0) { break }
            index += 1
        }
        return index
    }

    /// The end of a block without the blank lines and comments behind it.
    private func trimmedEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isBlank(lines[end - 1]) { end -= 1 }
        return end
    }

    private func section(_ range: Range<Int>) -> Range<Int>? {
        let title = range.first { index in
            let text = lines[index].trimmed
            return text == "- Runbooks:" || text == "- \"Runbooks\":" || text == "- 'Runbooks':"
        }
        guard let title else { return nil }
        let own = indentation(lines[title])
        var end = title + 1
        while end < range.upperBound, isBlank(lines[end]) || indentation(lines[end]) > own {
            end += 1
        }
        return title..<trimmedEnd(title..<end)
    }

    private static func entry(_ page: (title: String, path: String)) -> String {
        "- \(YAMLText.quoted(page.title)): \(page.path)"
    }

    private mutating func append(
        _ pages: [(title: String, path: String)], at place: Int, like block: Range<Int>
    ) {
        let item = lines[block].first { $0.trimmed.hasPrefix("-") }
        let margin = String(repeating: " ", count: item.map(indentation) ?? 2)
        let new = ["\(margin)- Runbooks:"] + pages.map { "\(margin)    \(Self.entry($0))" }
        lines.insert(contentsOf: new.map { $0[...] }, at: place)
    }

    private mutating func merge(
        _ pages: [(title: String, path: String)], _ removed: Set<String>, _ section: Range<Int>
    ) {
        let inner = section.dropFirst()
        let named = { (line: Substring, path: String) in
            let text = line.trimmed
            return text.hasSuffix(" \(path)") || text.hasSuffix("\"\(path)\"")
                || text.hasSuffix("'\(path)'")
        }
        let missing = pages.filter { page in !inner.contains { named(lines[$0], page.path) } }
        let kept = inner.filter { index in !removed.contains { named(lines[index], $0) } }
        let item = inner.first { !isBlank(lines[$0]) }
        let margin = String(
            repeating: " ",
            count: item.map { indentation(lines[$0]) } ?? indentation(lines[section.lowerBound]) + 4
        )
        let new = missing.map { "\(margin)\(Self.entry($0))"[...] }
        lines.replaceSubrange(
            section, with: [lines[section.lowerBound]] + kept.map { lines[$0] } + new)
    }
}
