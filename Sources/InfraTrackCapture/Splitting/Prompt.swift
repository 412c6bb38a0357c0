/// A line that looks like a shell's prompt with a command behind it.
struct Prompt: Hashable {
    /// What stands before the command.
    let shape: String
    let user: String?
    let host: String?
    let directory: String?
    /// Whether it can hardly be anything else.
    let isStrong: Bool
    let command: Substring

    private static let ends: Set<Character> = ["$", "#", "%", ">", "❯", "➜", "λ", "»"]
    private static let longest = 120

    init?(_ line: some StringProtocol) {
        let line = Substring(line)
        for index in line.prefix(Self.longest).indices where Self.ends.contains(line[index]) {
            let rest = line[line.index(after: index)...]
            guard rest.isEmpty || rest.first == " " else { continue }
            guard let found = Prompt(before: line[..<index], end: line[index], rest.dropFirst())
            else { continue }
            self = found
            return
        }
        return nil
    }

    private init?(before prefix: Substring, end: Character, _ command: Substring) {
        self.command = command
        let words = prefix.split { " []()".contains($0) }
        guard words.count <= 4 else { return nil }
        let account = words.lazy.compactMap(Self.account).first
        (user, host) = (account?.user, account?.host)
        let path = account?.directory ?? words.last.map(String.init)
        directory = path.flatMap { $0.hasPrefix("/") ? $0 : nil }
        let isShell = words.count == 1 && Self.isShellName(prefix)
        isStrong = account != nil || isShell
        let isPath = words.count == 1 && (prefix.hasPrefix("~") || prefix.hasPrefix("/"))
        guard isStrong || words.isEmpty || isPath || prefix.hasPrefix("(") else { return nil }
        shape = account == nil && !isPath ? String(prefix) + String(end) : String(end)
    }

    /// `user@host`, perhaps with `:directory`.
    private static func account(
        _ word: Substring
    ) -> (user: String, host: String, directory: String?)? {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, isName(parts[0]) else { return nil }
        let place = parts[1].split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = place.first, isName(host) else { return nil }
        return (String(parts[0]), String(host), place.count == 2 ? String(place[1]) : nil)
    }

    /// `bash-5.2` and the like, which a shell without settings shows.
    private static func isShellName(_ prefix: Substring) -> Bool {
        let parts = prefix.split(separator: "-", maxSplits: 1)
        return parts.count == 2 && ["sh", "bash", "zsh", "dash", "ksh"].contains(parts[0])
            && parts[1].allSatisfy { $0.isNumber || $0 == "." }
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                if $0.properties.isAlphabetic { return true }
                return $0.properties.numericType != nil || [".", "_", "-"].contains($0)
            }
    }
}
