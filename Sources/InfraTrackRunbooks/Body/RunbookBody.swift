import InfraTrack

/// A runbook's text taken apart: headings, fenced blocks, links, and what lies around them.
struct RunbookBody {
    struct Heading {
        let level: Int
        let title: String
        let line: Int
    }

    struct Block {
        /// What stands behind the opening fence.
        let info: String
        let text: String
        /// The line of the opening fence, from 1.
        let line: Int
        /// The section of the second level that it lies in.
        let section: String
        /// The lines of prose since the block or heading before it.
        let leadLines: ArraySlice<Substring>

        var lead: String { leadLines.joined(separator: "\n") }

        var language: String {
            String(info.prefix { !$0.isWhitespace && $0 != "{" }).lowercased()
        }

        private static let shells: Set<String> = ["sh", "bash", "shell", "zsh", "ksh", "dash"]

        var isShell: Bool { Self.shells.contains(language) }
    }

    struct Link {
        let target: String
        let line: Int
        let column: Int
    }

    private(set) var headings: [Heading] = []
    private(set) var blocks: [Block] = []
    private(set) var links: [Link] = []
    /// The lines of each section of the second level, without its heading.
    private var sectionLines: [String: [Range<Int>]] = [:]
    private let lines: [Substring]
    /// Lines outside blocks, with their numbers.
    private(set) var prose: [(line: Int, text: Substring)] = []
    private var section = ""
    private var sectionStart = 0
    private var leadStart = 0

    /// The text of a section of the second level, its blocks among it.
    func text(ofSection title: String) -> String {
        (sectionLines[title] ?? []).map { lines[$0].joined(separator: "\n") }
            .joined(separator: "\n")
    }

    /// Whether a section has nothing but white space.
    func isEmpty(section title: String) -> Bool {
        (sectionLines[title] ?? []).allSatisfy { range in
            lines[range].allSatisfy { line in line.utf8.allSatisfy { $0 <= 0x20 } }
        }
    }

    init(_ text: String) {
        var fence: (mark: Substring, info: String, indentation: Int, line: Int)?
        var content: [Substring] = []
        var number = 0
        lines = text.byteLines
        for line in lines {
            number += 1
            if let open = fence {
                if Self.closes(line, open.mark) {
                    add(open.info, content, open.line, next: number)
                    fence = nil
                } else {
                    let margin = Self.blanks(line, atMost: open.indentation)
                    content.append(margin == 0 ? line : Substring(line.utf8.dropFirst(margin)))
                }
            } else if let mark = Self.fenceMark(line) {
                let rest = line.drop { $0 == " " }.dropFirst(mark.utf8.count)
                fence = (mark, rest.trimmed, Self.blanks(line, atMost: .max), number)
                content = []
            } else {
                take(line, number)
            }
        }
        if let open = fence { add(open.info, content, open.line, next: number) }
        sectionLines[section, default: []].append(sectionStart..<lines.count)
    }

    private static func blanks(_ line: Substring, atMost limit: Int) -> Int {
        min(limit, line.utf8.prefix { $0 == 0x20 }.count)
    }

    private static func fenceMark(_ line: Substring) -> Substring? {
        guard let byte = line.utf8.first(where: { $0 != 0x20 }),
            byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
        else { return nil }
        let text = line.drop { $0 == " " }
        guard let first = text.first else { return nil }
        let mark = text.prefix { $0 == first }
        let isSpan = first == "`" && text.dropFirst(mark.count).contains("`")
        return mark.utf8.count >= 3 && !isSpan ? mark : nil
    }

    private static func closes(_ line: Substring, _ mark: Substring) -> Bool {
        guard line.utf8.first(where: { $0 != 0x20 }) == mark.utf8.first else { return false }
        let text = line.drop { $0 == " " }
        guard text.hasPrefix(mark), let first = mark.first else { return false }
        return text.allSatisfy { $0 == first || $0.isWhitespace }
    }

    /// - Parameter next: how many lines were read.
    private mutating func add(_ info: String, _ content: [Substring], _ line: Int, next: Int) {
        let text = content.joined(separator: "\n")
        blocks.append(
            Block(
                info: info, text: text, line: line, section: section,
                leadLines: lines[min(leadStart, line - 1)..<(line - 1)]))
        leadStart = next
    }

    private mutating func take(_ line: Substring, _ number: Int) {
        prose.append((number, line))
        let hashes = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        if (1...6).contains(hashes), line.utf8.dropFirst(hashes).first == 0x20 {
            let title = line.dropFirst(hashes).trimmed
            headings.append(Heading(level: hashes, title: title, line: number))
            if hashes <= 2 {
                sectionLines[section, default: []].append(sectionStart..<(number - 1))
                (section, sectionStart) = (title, number)
            }
            return leadStart = number
        }
        if line.utf8.contains(UInt8(ascii: "[")) { findLinks(line, number) }
    }

    /// `[text](target)` and `[name]: target`, outside code spans.
    private mutating func findLinks(_ line: Substring, _ number: Int) {
        var isCode = false
        let bytes = Array(line.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "`") { isCode.toggle() }
            if !isCode, byte == UInt8(ascii: "]"), index + 1 < bytes.count {
                if bytes[index + 1] == UInt8(ascii: "(") {
                    add(bytes[(index + 2)...], until: UInt8(ascii: ")"), number, index + 3)
                } else if bytes[index + 1] == UInt8(ascii: ":"), bytes.first == UInt8(ascii: "[") {
                    let rest = bytes[(index + 2)...].drop { $0 == 0x20 }
                    add(rest, until: 0x20, number, rest.startIndex + 1)
                }
            }
            index += 1
        }
    }

    private mutating func add(
        _ bytes: ArraySlice<UInt8>, until end: UInt8, _ line: Int, _ column: Int
    ) {
        let target = bytes.prefix { $0 != end && $0 > 0x20 }
        guard !target.isEmpty else { return }
        let text = String(decoding: target, as: UTF8.self)
        links.append(
            Link(target: text.filter { $0 != "<" && $0 != ">" }, line: line, column: column))
    }
}
