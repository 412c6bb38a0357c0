/// A host's name in what monitors call an instance: `web-01:9100`, `https://web-01/health`.
struct HostName {
    /// The name without scheme, user, port and path.
    let full: String

    init(_ text: String) {
        var rest = Substring(text)
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { !"/?#".contains($0) }
        if let user = rest.lastIndex(of: "@") { rest = rest[user...].dropFirst() }
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            rest = rest[..<end].dropFirst()
        } else if let colon = rest.firstIndex(of: ":"), rest.lastIndex(of: ":") == colon {
            rest = rest[..<colon]
        }
        full = String(rest)
    }

    /// The first part of a name with a domain; numbers with dots are no such name.
    var short: String? {
        let parts = full.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, first.contains(where: \.isLetter) else {
            return nil
        }
        return String(first)
    }

    /// The other parts.
    var domain: [String] {
        full.lowercased().split(separator: ".").dropFirst().map(String.init)
    }
}
