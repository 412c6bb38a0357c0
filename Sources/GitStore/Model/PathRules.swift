/// Which paths a store takes.
package enum PathRules {
    /// Refuses a path that git, a file system or a shell would not take as it is.
    ///
    /// - Throws: `invalidPath`, naming the path and the rule.
    package static func check(_ path: String) throws(GitError) {
        guard let problem = problem(in: path) else { return }
        throw GitError(
            .invalidPath, "check a path", path: path,
            "The path \"\(printable(path))\" \(problem).",
            cure: "Use a relative path of plain names separated by \"/\".")
    }

    /// A path with its control characters shown as `?`.
    static func printable(_ path: String) -> String {
        String(String.UnicodeScalarView(path.unicodeScalars.map { isControl($0) ? "?" : $0 }))
    }

    private static func problem(in path: String) -> String? {
        if path.isEmpty { return "is empty" }
        if path.utf8.count > 3_000 { return "is longer than 3,000 bytes" }
        if path.unicodeScalars.contains(where: isControl) { return "has control characters" }
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if let problem = problem(inPart: part) { return problem }
        }
        return nil
    }

    private static func problem(inPart part: Substring) -> String? {
        if part.isEmpty { return "has an empty part" }
        if part == "." || part == ".." { return "has a part \"\(part)\"" }
        if part.utf8.count > 200 { return "has a part longer than 200 bytes" }
        if isGitFolder(part) { return "has a part that git keeps to itself" }
        return nil
    }

    /// Names that git refuses because some file system takes them for `.git`.
    private static func isGitFolder(_ part: Substring) -> Bool {
        var name = part.lowercased()
        while let last = name.last, last == " " || last == "." { name.removeLast() }
        return name == ".git" || name == "git~1" || name.hasPrefix(".git:")
    }

    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// The folder of a path, empty for a name at the root.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Joins a folder, perhaps empty, and a name.
    static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    }
}
