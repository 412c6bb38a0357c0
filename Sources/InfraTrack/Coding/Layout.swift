/// Where records lie below the store root.
package enum Layout {
    /// The file that marks a store root.
    package static let settingsFile = "infratrack.yaml"
    /// What each record folder's `.gitattributes` says.
    package static let attributes = "*.md -text merge=infratrack\n"

    /// `<folder>/<YYYY-MM>/<DD>/<id>-<slug>.md`, by the UTC date.
    package static func datedPath(
        _ kind: RecordKind, _ moment: Timestamp, _ id: RecordID, slug text: String?
    ) -> String {
        let date = moment.date(offsetMinutes: 0)
        let slug = text.map { Self.slug(SealedMark.readable($0)) } ?? ""
        let day = "\(padded(date.year, 4))-\(padded(date.month, 2))/\(padded(date.day, 2))"
        return "\(kind.folder)/\(day)/\(id)\(slug.isEmpty ? "" : "-" + slug).md"
    }

    /// ASCII, lower case, hyphens between words, at most 40 characters.
    package static func slug(_ text: String) -> String {
        var slug = ""
        for scalar in text.lowercased().unicodeScalars {
            if let word = transliterations[scalar] {
                slug += word
            } else if scalar.isASCII,
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, !slug.hasSuffix("-"), !scalar.properties.isDiacritic {
                slug += "-"
            }
        }
        var short = slug.prefix(40)
        if slug.utf8.count > 40, let hyphen = short.lastIndex(of: "-") {
            short = short[..<hyphen]
        }
        while short.hasSuffix("-") { short.removeLast() }
        return String(short)
    }

    private static let transliterations: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "à": "a",
        "á": "a", "â": "a", "ç": "c", "ñ": "n", "ó": "o", "ô": "o", "ø": "oe", "å": "aa",
        "æ": "ae", "í": "i", "î": "i", "ú": "u", "û": "u", "ł": "l", "ś": "s", "ż": "z",
    ]

    /// The kind of the record at a path, by its folder.
    package static func kind(ofPath path: String) -> RecordKind? {
        guard path.hasSuffix(".md") else { return nil }
        return folders.first { path.hasPrefix($0.prefix) }?.kind
    }

    /// The id that a file's name begins with.
    static func id(ofPath path: String) -> RecordID? {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
        return RecordID(String(path[(name ?? path.startIndex)...].prefix(RecordID.length)))
    }

    /// Whether a file is to be read when of some kinds only a few records are.
    static func isWanted(_ path: String, _ only: [RecordKind: [RecordIDPrefix]]) -> Bool {
        guard !only.isEmpty, let prefixes = kind(ofPath: path).flatMap({ only[$0] }) else {
            return true
        }
        guard !prefixes.isEmpty, let id = id(ofPath: path) else { return false }
        return prefixes.contains { $0.range.contains(id.bits) }
    }

    private static let folders = RecordKind.allCases.map { (prefix: $0.folder + "/", kind: $0) }
}
